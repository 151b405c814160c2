/**
 * The Glue database and tables of the foundation stack, read from its Terraform JSON: what a customer gets,
 * not what a test invents.
 */
import { Testing } from 'cdktf';
import type { BillSource } from '../../../src/domain/costs/bill-source.ts';
import { FoundationStack } from '../../../stacks/foundation-stack.ts';
import { readSettings } from '../../../stacks/settings/settings.ts';
import { namesOf, type StackNames } from '../../../stacks/system/names.ts';
import type { GlueCatalog, GlueTable } from '../aws/glue-catalog.ts';
import { plainContext } from '../terraform/test-stacks.ts';
import { monthsForTrino } from './months-for-trino.ts';
import { viewOnTrino } from './views-on-trino.ts';

const bills = {
  cur2: { kind: 'export-cur2' },
  legacy: { kind: 'export-legacy' },
  focus: { kind: 'existing', source: 'focus', bucket: 'acme-bills', prefix: 'focus/data' },
} as const satisfies Readonly<Record<BillSource, object>>;

export interface Foundation {
  readonly names: StackNames;
  readonly tables: readonly GlueTable[];
}

interface TableBlock {
  readonly name: string;
  readonly table_type: string;
  readonly owner?: string;
  readonly view_original_text?: string;
  readonly view_expanded_text?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly partition_keys?: readonly ColumnBlock[];
  readonly storage_descriptor: {
    /** A view has none, nor formats. */
    readonly location?: string;
    readonly input_format?: string;
    readonly output_format?: string;
    readonly columns: readonly ColumnBlock[];
    readonly ser_de_info: {
      readonly name?: string;
      readonly serialization_library: string;
      readonly parameters?: Readonly<Record<string, string>>;
    };
  };
}

interface ColumnBlock {
  readonly name: string;
  readonly type: string;
}

/** Synthesizes the stack for one kind of bill. */
export function foundationOf(source: BillSource): Foundation {
  const settings = readSettings({ ...plainContext, bill: bills[source] });
  const text = Testing.synth(new FoundationStack(Testing.app(), 'foundation', settings));
  const { resource } = JSON.parse(text) as {
    readonly resource: { readonly aws_glue_catalog_table: Readonly<Record<string, TableBlock>> };
  };
  const tables = Object.values(resource.aws_glue_catalog_table).map((block) =>
    monthsForTrino(glueTable(block), new Date()),
  );
  return { names: namesOf(settings), tables };
}

/** Creates database and tables in an emulated Glue, for this catalog of Trino. */
export async function createFoundation(
  glue: GlueCatalog,
  { names, tables }: Foundation,
  catalog: string,
): Promise<void> {
  await glue.createDatabase(names.database);
  for (const table of tables) await glue.createTable(names.database, viewOnTrino(table, catalog));
}

/** As the AWS provider sends it: https://docs.aws.amazon.com/glue/latest/webapi/API_TableInput.html */
function glueTable({ storage_descriptor: storage, ...table }: TableBlock): GlueTable {
  const serde = storage.ser_de_info;
  return {
    Name: table.name,
    TableType: table.table_type,
    Parameters: Object.fromEntries(
      // Terraform writes '$${' for a literal '${'.
      Object.entries(table.parameters).map(([name, value]) => [
        name,
        value.replaceAll('$${', '${'),
      ]),
    ),
    PartitionKeys: (table.partition_keys ?? []).map(glueColumn),
    ...viewOf(table),
    StorageDescriptor: {
      Columns: storage.columns.map(glueColumn),
      Location: storage.location ?? '',
      ...(storage.input_format && { InputFormat: storage.input_format }),
      ...(storage.output_format && { OutputFormat: storage.output_format }),
      SerdeInfo: {
        ...(serde.name && { Name: serde.name }),
        SerializationLibrary: serde.serialization_library,
        ...(serde.parameters && { Parameters: serde.parameters }),
      },
    },
  };
}

function viewOf(table: Omit<TableBlock, 'storage_descriptor'>) {
  const { owner, view_original_text: original, view_expanded_text: expanded } = table;
  if (owner === undefined || original === undefined || expanded === undefined) return {};
  return { Owner: owner, ViewOriginalText: original, ViewExpandedText: expanded };
}

function glueColumn({ name, type }: ColumnBlock) {
  return { Name: name, Type: type };
}
