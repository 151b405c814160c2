/** Files as an unload of the breakdown writes them, made from rows. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { breakdownSchema } from '../../src/queries/breakdown-statement.ts';

export type Row = Record<keyof typeof breakdownSchema, string | number | null>;

/** A row of 2026-11-20 that reconciles alone. */
export function row(change: Partial<Row> = {}): Row {
  return {
    billing_date: '2026-11-20',
    ou: 'Root/Prod',
    service: 'Amazon EC2',
    linked_account: '000000000001',
    daily_cost: 2,
    account_name: 'one',
    is_unassigned: 0,
    absolute_cost: 4,
    uninvoiced_cost: 3,
    line_count: 5,
    service_code: 'AmazonEC2',
    latest_usage_hour: '2026-11-20 23',
    hours_present: 24,
    source_cost: 2,
    source_rows: 1,
    period_lines: 0,
    period_absolute_cost: 0,
    payers: '000000000009',
    first_currency: 'USD',
    last_currency: 'USD',
    unpriced_types: null,
    foreign_period: null,
    left_out: null,
    ...change,
  };
}

const types = { date: 'INT32', string: 'BYTE_ARRAY', double: 'DOUBLE', integer: 'INT64' } as const;
const meanings = {
  date: { converted_type: 'DATE' },
  string: { converted_type: 'UTF8' },
  double: {},
  integer: {},
} as const;

/** `encoding`: 'PLAIN' has no dictionaries; by default the writer decides. */
export function stagedFile(
  rows: readonly Row[],
  { encoding, rowsPerGroup = 1000 }: { encoding?: 'PLAIN'; rowsPerGroup?: number } = {},
): Uint8Array {
  const columns = Object.entries(breakdownSchema);
  const root = { name: 'schema', num_children: columns.length };
  const schema = columns.map(([name, type]) => ({
    name,
    type: types[type],
    ...meanings[type],
    repetition_type: 'OPTIONAL' as const,
  }));
  const columnData = columns.map(([name, type]) => ({
    name,
    data: rows.map((one) => stored(type, one[name as keyof Row])),
    ...(encoding && { encoding }),
  }));
  const file = { schema: [root, ...schema], columnData, rowGroupSize: rowsPerGroup };
  return new Uint8Array(parquetWriteBuffer(file));
}

function stored(type: (typeof breakdownSchema)[keyof typeof breakdownSchema], value: unknown) {
  if (value === null) return null;
  if (type === 'integer') return BigInt(value as number);
  return type === 'date' ? Date.parse(`${value}T00:00:00Z`) / 86_400_000 : value;
}
