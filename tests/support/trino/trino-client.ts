/**
 * The part of Trino's client protocol that tests need:
 * https://trino.io/docs/current/develop/client-protocol.html
 */

export interface TrinoColumn {
  readonly name: string;
  /** Such as 'varchar', 'double', 'map(varchar, varchar)'. */
  readonly type: string;
}

export interface TrinoStats {
  /** Bytes of data and footers that were fetched. */
  readonly physicalInputBytes: number;
  /** Bytes of the decoded columns. */
  readonly processedBytes: number;
  readonly processedRows: number;
  readonly totalSplits: number;
}

export interface TrinoResult {
  readonly queryId: string;
  readonly columns: readonly TrinoColumn[];
  /** Dates and decimals are text, NaN and infinities too; maps are objects. */
  readonly rows: readonly (readonly unknown[])[];
  readonly stats: TrinoStats;
}

export interface TrinoSession {
  readonly url: string;
  readonly catalog?: string;
  /** The Glue database for names without a schema. */
  readonly schema?: string;
}

interface Page {
  readonly id: string;
  readonly nextUri?: string;
  readonly columns?: readonly TrinoColumn[];
  readonly data?: readonly (readonly unknown[])[];
  readonly stats: TrinoStats;
  readonly error?: { readonly errorName: string; readonly message: string };
}

/** Thrown if Trino rejects or fails a statement; `code` such as 'SYNTAX_ERROR'. */
export class TrinoError extends Error {
  override readonly name = 'TrinoError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** Runs one statement to its end. Throws a TrinoError with Trino's message. */
export async function queryTrino(session: TrinoSession, sql: string): Promise<TrinoResult> {
  let page = await send(`${session.url}/v1/statement`, {
    method: 'POST',
    headers: headersOf(session),
    body: sql,
  });
  const rows: (readonly unknown[])[] = [];
  let columns: readonly TrinoColumn[] = [];
  while (true) {
    if (page.error !== undefined) throw new TrinoError(page.error.errorName, page.error.message);
    columns = page.columns ?? columns;
    for (const row of page.data ?? []) rows.push(row);
    if (page.nextUri === undefined) return { queryId: page.id, columns, rows, stats: page.stats };
    page = await send(page.nextUri, {});
  }
}

function headersOf({ catalog, schema }: TrinoSession): Record<string, string> {
  return {
    'X-Trino-User': 'finops-digest',
    'X-Trino-Time-Zone': 'UTC',
    ...(catalog === undefined ? {} : { 'X-Trino-Catalog': catalog }),
    ...(schema === undefined ? {} : { 'X-Trino-Schema': schema }),
  };
}

/** The protocol requires clients to retry on 502, 503 and 504; one local node never returns these. */
async function send(url: string, request: RequestInit): Promise<Page> {
  const response = await fetch(url, request);
  if (!response.ok) {
    throw new Error(`Trino answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  }
  return (await response.json()) as Page;
}
