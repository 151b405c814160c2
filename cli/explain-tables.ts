/** `--explain-tables`: the tables and views that a query may read, with their columns and what these mean. */
import { allTables } from '../src/tables/all-tables.ts';
import { costLineColumns } from '../src/tables/cost-lines.ts';
import type { Table } from '../src/tables/table.ts';
import { allViews } from '../src/views/all-views.ts';
import type { View, ViewColumn } from '../src/views/view.ts';

interface ExplainedColumn {
  readonly name: string;
  readonly type: string;
  readonly meaning: string;
  readonly note: string | null;
}

interface ExplainedTable {
  readonly name: string;
  readonly description: string;
  readonly grain: string;
  readonly columns: readonly ExplainedColumn[];
}

export function explainedTables(): readonly ExplainedTable[] {
  const bill = {
    name: 'cost_lines',
    description: 'The bill with one meaning for each column, whatever its source (--bill)',
    grain: 'One row for each line item; those with left_out count in no total.',
    columns: Object.entries(costLineColumns).map(([name, column]) => explained(name, column)),
  };
  return [bill, ...allTables.map(explainedTable), ...allViews.map(explainedView)];
}

function explainedView({ name, description, grain, filter, columns }: View): ExplainedTable {
  const list = Object.entries<ViewColumn>(columns);
  return {
    name,
    description: `${description}, a view`,
    grain: `${grain} ${filter}`,
    columns: list.map(([column, facts]) => explained(column, facts)),
  };
}

function explainedTable(table: Table): ExplainedTable {
  const { name, description, grain, columns } = table;
  const keys = table.format === 'parquet' ? table.partitionKeys : [];
  return {
    name,
    description,
    grain,
    columns: [
      ...Object.values(columns).map((column) =>
        explained(column.name, { ...column, type: sqlTypes[column.type] }),
      ),
      ...keys.map((key) => explained(key.name, { ...key, type: partitionTypes[key.part] })),
    ],
  };
}

const partitionTypes = {
  date: 'date',
  text: 'varchar',
  year: 'integer',
  month: 'integer',
  day: 'integer',
} as const;
const sqlTypes = { string: 'varchar', date: 'date', double: 'double', bigint: 'bigint' } as const;

function explained(
  name: string,
  { type, meaning, note }: { type: string; meaning: string; note?: string },
): ExplainedColumn {
  return { name, type, meaning, note: note ?? null };
}

/** As text, at most `width` columns wide. */
export function explainedText(width: number): string {
  return explainedTables()
    .map((table) => tableText(table, width))
    .join('\n');
}

function tableText({ name, description, grain, columns }: ExplainedTable, width: number): string {
  const side = Math.max(...columns.map((column) => column.name.length)) + 2;
  const lines = columns.flatMap((column) => {
    const note = column.note === null ? '' : ` (${column.note})`;
    const [first = '', ...rest] = wrapped(
      `${column.type}: ${column.meaning}${note}`,
      width - side - 2,
    );
    return [
      `  ${column.name.padEnd(side)}${first}`,
      ...rest.map((line) => `  ${' '.repeat(side)}${line}`),
    ];
  });
  return `${[name, ...wrapped(`${description}. ${grain}`, width - 2).map((line) => `  ${line}`), '', ...lines].join('\n')}\n`;
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
