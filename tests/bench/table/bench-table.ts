/** The table as Markdown. A row that has become worse since an earlier table says so. */
import { type BenchRow, isMet, ratioTo, type Unit } from './bench-row.ts';
import { growthSince, notableGrowth, rowKey, rowsByKey } from './regressions.ts';

/** `before` are the rows of an earlier table; those that it lacks are new. */
export function benchTable(rows: readonly BenchRow[], before: readonly BenchRow[] = []): string {
  const earlier = rowsByKey(before);
  return [
    '| measured | ours | peer | limit | of peer | of limit | goal | |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => line(row, earlier.get(rowKey(row)))),
  ].join('\n');
}

function line(row: BenchRow, earlier: BenchRow | undefined): string {
  const { unit, ours, peer, limit } = row;
  const beside = (one: typeof peer) =>
    one === undefined ? '' : `${figure(one.value, unit)} (${one.name})`;
  const cells = [rowKey(row), `**${figure(ours, unit)}**`, beside(peer), beside(limit)];
  cells.push(times(ratioTo(peer, row)), times(ratioTo(limit, row)), goalOf(row), budgetAnswer(row));
  const grown = growthSince(earlier, row);
  if (grown > notableGrowth)
    cells.push(`${cells.pop()} worse: ${grown.toFixed(2)} × the last table`);
  return `| ${cells.join(' | ')} |`;
}

function goalOf({ goal, unit }: BenchRow): string {
  if (goal === undefined) return '';
  return goal.of === 'figure'
    ? `≤ ${figure(goal.atMost, unit)}`
    : `≤ ${goal.atMost} × the ${goal.of}`;
}

function budgetAnswer(row: BenchRow): string {
  const met = isMet(row);
  if (met === undefined) return '';
  return met ? '✓' : '✗';
}

function times(ratio: number | undefined): string {
  return ratio === undefined ? '' : `${ratio.toFixed(ratio < 0.1 ? 3 : 2)} ×`;
}

function figure(value: number, unit: Unit): string {
  const digits = Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const text = value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${text} ${unit}`.trim();
}
