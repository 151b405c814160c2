/**
 * Tables and partitions in moto's Glue, read and written like Athena. Uses Glue's JSON protocol directly;
 * moto requires no signature, only the service's name in one.
 */

export interface GlueColumn {
  readonly Name: string;
  /** Hive type: string, double, date, timestamp, int, bigint, map<string,string>. */
  readonly Type: string;
}

export interface GlueStorage {
  readonly Columns: readonly GlueColumn[];
  /** Empty for a view. */
  readonly Location: string;
  readonly InputFormat?: string;
  readonly OutputFormat?: string;
  readonly SerdeInfo?: {
    readonly Name?: string;
    readonly SerializationLibrary: string;
    readonly Parameters?: Readonly<Record<string, string>>;
  };
}

export interface GlueTable {
  readonly Name: string;
  readonly TableType?: string;
  readonly Owner?: string;
  readonly ViewOriginalText?: string;
  readonly ViewExpandedText?: string;
  readonly Parameters?: Readonly<Record<string, string>>;
  readonly PartitionKeys?: readonly GlueColumn[];
  readonly StorageDescriptor: GlueStorage;
}

export interface GluePartition {
  readonly Values: readonly string[];
  readonly StorageDescriptor: GlueStorage;
}

/** Thrown if Glue rejects a call; `code` as in its API reference. */
export class GlueError extends Error {
  override readonly name = 'GlueError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

interface BatchErrors {
  readonly Errors?: readonly { readonly ErrorDetail?: { readonly ErrorCode?: string } }[];
}

const authorization =
  'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/glue/aws4_request, ' +
  'SignedHeaders=host, Signature=none';

export class GlueCatalog {
  readonly #url: string;

  constructor(motoUrl: string) {
    this.#url = motoUrl;
  }

  async createDatabase(name: string): Promise<void> {
    await this.#call('CreateDatabase', { DatabaseInput: { Name: name } });
  }

  async createTable(database: string, table: GlueTable): Promise<void> {
    await this.#call('CreateTable', { DatabaseName: database, TableInput: table });
  }

  /** Undefined if database or table is absent. */
  async table(database: string, name: string): Promise<GlueTable | undefined> {
    try {
      const answer = await this.#call('GetTable', { DatabaseName: database, Name: name });
      return answer['Table'] as GlueTable;
    } catch (error) {
      if (error instanceof GlueError && error.code === 'EntityNotFoundException') return undefined;
      throw error;
    }
  }

  /** Every registered partition, from all pages. */
  async partitions(database: string, table: string): Promise<readonly GluePartition[]> {
    const found: GluePartition[] = [];
    let token: unknown;
    do {
      const page = await this.#call('GetPartitions', {
        DatabaseName: database,
        TableName: table,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      found.push(...(page['Partitions'] as GluePartition[]));
      token = page['NextToken'];
    } while (token !== undefined && token !== null);
    return found;
  }

  /** The codes of the partitions that Glue rejected, such as AlreadyExistsException. */
  async createPartitions(
    database: string,
    table: string,
    partitions: readonly GluePartition[],
  ): Promise<readonly string[]> {
    return this.#batch('BatchCreatePartition', {
      DatabaseName: database,
      TableName: table,
      PartitionInputList: partitions,
    });
  }

  /** Glue's error code, such as EntityNotFoundException. */
  async updatePartition(
    database: string,
    table: string,
    partition: GluePartition,
  ): Promise<string | undefined> {
    const names = { DatabaseName: database, TableName: table };
    const input = { ...names, PartitionValueList: partition.Values, PartitionInput: partition };
    try {
      await this.#call('UpdatePartition', input);
      return undefined;
    } catch (error) {
      if (error instanceof GlueError) return error.code;
      throw error;
    }
  }

  /** The codes of the partitions that Glue rejected, such as EntityNotFoundException. */
  async deletePartitions(
    database: string,
    table: string,
    partitions: readonly Pick<GluePartition, 'Values'>[],
  ): Promise<readonly string[]> {
    const PartitionsToDelete = partitions.map(({ Values }) => ({ Values }));
    const names = { DatabaseName: database, TableName: table };
    return this.#batch('BatchDeletePartition', { ...names, PartitionsToDelete });
  }

  async #batch(operation: string, input: object): Promise<readonly string[]> {
    const { Errors = [] } = (await this.#call(operation, input)) as BatchErrors;
    return Errors.map(({ ErrorDetail }) => ErrorDetail?.ErrorCode ?? 'Unknown');
  }

  async #call(operation: string, input: object): Promise<Record<string, unknown>> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSGlue.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return answer;
    throw new GlueError(String(answer['__type']), String(answer['message']));
  }
}
