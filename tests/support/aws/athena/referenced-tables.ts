/** Finds the tables that a SELECT names, with their positions, from its syntax tree. */
import { AthenaFailure, lineAndColumn } from './athena-failure.ts';
import type { QuerySession } from './query-session.ts';

/** A table named in the SQL, in lower case as Athena looks it up. */
export interface TableReference {
  readonly database: string;
  /** May end in '$partitions'. */
  readonly table: string;
  /** 'line 3:8'. */
  readonly place: string;
  /** The name may refer to a step of the same query: `WITH name AS (…)`. */
  readonly mayBeStep: boolean;
}

interface SyntaxTree {
  readonly error?: boolean;
  readonly error_message?: string;
  readonly position?: string;
  readonly statements?: readonly unknown[];
}

interface FoundTable {
  readonly catalog_name: string;
  readonly schema_name: string;
  readonly table_name: string;
  readonly query_location: number;
}

/** Throws an AthenaFailure with a SYNTAX_ERROR if the text is not a single SELECT. */
export async function referencedTables(
  session: QuerySession,
  sql: string,
  database: string,
): Promise<readonly TableReference[]> {
  const tree = await syntaxTree(session, sql);
  const tables: FoundTable[] = [];
  const steps = new Set<string>();
  visit(tree, (node) => {
    if (node['type'] === 'BASE_TABLE') tables.push(node as unknown as FoundTable);
    for (const step of stepsOf(node)) steps.add(step.toLowerCase());
  });
  return tables.map((table) => ({
    database: (table.schema_name || database).toLowerCase(),
    table: table.table_name.toLowerCase(),
    place: lineAndColumn(sql, table.query_location),
    mayBeStep: table.schema_name === '' && steps.has(table.table_name.toLowerCase()),
  }));
}

async function syntaxTree(session: QuerySession, sql: string): Promise<SyntaxTree> {
  const text = `'${sql.replaceAll("'", "''")}'`;
  const [row] = await session.rows(`select json_serialize_sql(${text}) as tree`);
  const tree = JSON.parse(String(row?.['tree'])) as SyntaxTree;
  if ((tree.statements ?? []).length > 1) {
    throw new AthenaFailure('SYNTAX_ERROR: line 1:1: Only one sql statement is allowed');
  }
  if (tree.error !== true) return tree;
  const place = lineAndColumn(sql, Number(tree.position ?? 0));
  throw new AthenaFailure(`SYNTAX_ERROR: ${place}: ${tree.error_message}`);
}

type Node = Readonly<Record<string, unknown>>;

function stepsOf(node: Node): string[] {
  const map = (node['cte_map'] as { map?: { key: string }[] } | undefined)?.map ?? [];
  return map.map(({ key }) => key);
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) visit(one, see);
  } else if (typeof value === 'object' && value !== null) {
    see(value as Node);
    for (const one of Object.values(value)) visit(one, see);
  }
}
