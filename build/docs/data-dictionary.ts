/** The data dictionary as Markdown, from the declarations of `src/tables/` and `src/views/`: a section for each. */
import { allTables } from '../../src/tables/all-tables.ts';
import {
  glueName,
  hiveType,
  parquetType,
  partitionHiveType,
} from '../../src/tables/column-types.ts';
import { costLineColumns } from '../../src/tables/cost-lines.ts';
import {
  type Column,
  isTextPartitioned,
  type StoredTable,
  type Table,
} from '../../src/tables/table.ts';
import { allViews } from '../../src/views/all-views.ts';
import type { View, ViewColumn } from '../../src/views/view.ts';

const opening = `# Data dictionary

What an analyst finds in the archive's Glue database and in the archive bucket, table by table. Column names are as in
the files; SQL finds them in upper or lower case. What the figures mean: [numbers](numbers.md). The map of all keys of
the bucket: [architecture](architecture.md#stacks-functions-and-data).

The views at the end are easier to read than the tables, and are also in Redshift: [examples](views.md).

Generated from [src/tables](../src/tables/table.ts) and [src/views](../src/views/view.ts) by \`npm run build:docs\`; change the declaration, not this page.
`;

/** The whole page. */
export function dataDictionary(): string {
  return [
    opening,
    ...allTables.map(tableSection),
    costLinesSection(),
    ...allViews.map(viewSection),
  ].join('\n');
}

function tableSection(table: Table): string {
  const facts = [
    ['Grain', table.grain],
    ['Written by', table.writtenBy],
    ['Where', whereOf(table)],
    ...(table.format === 'parquet' ? storageFacts(table) : []),
  ];
  return [
    `## ${table.name}\n`,
    `${table.description}.\n`,
    ...facts.map(([name, fact]) => `- **${name}:** ${fact}`),
    '',
    table.format === 'parquet' ? parquetColumns(table) : csvColumns(table),
  ].join('\n');
}

function whereOf(table: Table): string {
  if (table.format === 'csv') return `\`${table.prefix}${table.objectName}\`, a CSV with a header`;
  const folders = table.partitionKeys.map(({ name }) => `${name}=…/`).join('');
  return `\`${table.prefix}${folders}${table.objectName}\`, one object for each partition (Parquet, Snappy)`;
}

function storageFacts(table: StoredTable): string[][] {
  return [
    ['Rows in order of', table.order],
    ['Partitions', partitionsOf(table)],
  ];
}

function partitionsOf(table: StoredTable): string {
  if (isTextPartitioned(table)) {
    const { name } = table.partitionKeys[0];
    return `computed by Athena from the query, which must contain \`where ${name} = '…'\``;
  }
  return table.firstProjectedDay === undefined
    ? 'registered in Glue when their object is written'
    : `computed by Athena, from ${table.firstProjectedDay} on`;
}

function parquetColumns({ columns, partitionKeys }: StoredTable): string {
  const rows = Object.values(columns).map((column) => [
    `\`${column.name}\``,
    `\`${glueName(column)}\``,
    `\`${hiveType(column)}\``,
    parquetType(column),
    ...described(column),
  ]);
  const keys = partitionKeys.map((key) => [
    `\`${key.name}\``,
    `\`${key.name}\``,
    `\`${partitionHiveType(key)}\``,
    'partition key, not in the file',
    ...described(key),
  ]);
  return markdownTable(['Column', 'In Glue', 'Hive', 'Parquet', ...describing], [...rows, ...keys]);
}

function csvColumns({ columns }: Table): string {
  const rows = Object.values<Column>(columns).map((column) => [
    `\`${column.name}\``,
    `\`${hiveType(column)}\``,
    ...described(column),
  ]);
  return markdownTable(['Column', 'Hive', ...describing], rows);
}

function costLinesSection(): string {
  const rows = Object.entries(costLineColumns).map(([name, column]) => [
    `\`${name}\``,
    `\`${column.type}\``,
    ...described(column),
  ]);
  return [
    '## cost_lines\n',
    'The bill with one meaning for each column, whatever its source. It is not stored: `sql/sources/` has one query for',
    'each kind of bill, and every query of the bill reads its result. Athena has it as a view. Filter on `billing_period`,',
    'or all months are read, and on `left_out is null` to get the sums of the mails.\n',
    '- **Grain:** One row for each line item of the bill, also of those that count in no total.',
    '',
    markdownTable(['Column', 'SQL', ...describing], rows),
  ].join('\n');
}

function viewSection(view: View): string {
  const rows = Object.entries<ViewColumn>(view.columns).map(([name, column]) => [
    `\`${name}\``,
    `\`${column.type}\``,
    ...described(column),
  ]);
  const [needed, optional] = [view.tables, view.optionalTables].map((tables) =>
    tables.map(({ name }) => `[${name}](#${name})`).join(', '),
  );
  return [
    `## ${view.name}\n`,
    `${view.description}. A view: \`sql/gold/${view.name}.sql\`.\n`,
    `- **Grain:** ${view.grain}`,
    ...view.identities.map((identity) => `- **Always true:** ${identity}`),
    `- **Reads:** ${needed}${optional === '' ? '' : `; where there are rows, ${optional}`}`,
    `- **Partitions:** ${view.filter}`,
    '',
    markdownTable(['Column', 'SQL', ...describing], rows),
  ].join('\n');
}

interface Described {
  readonly meaning: string;
  readonly note?: string;
}

const describing = ['Meaning', 'Unit, format'];

function described({ meaning, note = '' }: Described): string[] {
  return [meaning, note];
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return [header, header.map(() => '---'), ...rows].map(line).join('');
}
