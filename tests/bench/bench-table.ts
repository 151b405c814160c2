/**
 * The table as Markdown. A row that has become worse by more than a quarter, against what it is
 * measured by, says so: absolute times differ between machines, ratios much less.
 */
import { type BenchRow, isMet, ratioTo, type Unit } from './bench-row.ts';

const notable = 1.25;

/** `before` are the rows of an earlier table; those that it lacks are new. */
export function benchTable(rows: readonly BenchRow[], before: readonly BenchRow[] = []): string {
  const earlier = new Map(before.map((row) => [keyOf(row), row]));
  return [
    '| measured | ours | peer | limit | of peer | of limit | goal | |',
    '|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => line(row, earlier.get(keyOf(row)))),
  ].join('\n');
}

/** Rows that are worse than in an earlier table by more than a quarter. */
export function regressions(
  rows: readonly BenchRow[],
  before: readonly BenchRow[],
): readonly BenchRow[] {
  const earlier = new Map(before.map((row) => [keyOf(row), row]));
  return rows.filter((row) => growth(row, earlier.get(keyOf(row))) > notable);
}

function keyOf({ area, what }: BenchRow): string {
  return `${area}: ${what}`;
}

function line(row: BenchRow, earlier: BenchRow | undefined): string {
  const { unit, ours, peer, limit } = row;
  const beside = (one: typeof peer) =>
    one === undefined ? '' : `${figure(one.value, unit)} (${one.name})`;
  const cells = [keyOf(row), `**${figure(ours, unit)}**`, beside(peer), beside(limit)];
  cells.push(times(ratioTo(peer, row)), times(ratioTo(limit, row)), goalOf(row), budgetAnswer(row));
  const grown = growth(row, earlier);
  if (grown > notable) cells.push(`${cells.pop()} worse: ${grown.toFixed(2)} × the last table`);
  return `| ${cells.join(' | ')} |`;
}

/** The growth of the figure since the earlier table, relative to the peer or limit if there is one. */
function growth(row: BenchRow, earlier: BenchRow | undefined): number {
  if (earlier === undefined) return 1;
  const measure = (one: BenchRow) => ratioTo(one.peer ?? one.limit, one) ?? one.ours;
  return measure(earlier) === 0 ? 1 : measure(row) / measure(earlier);
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
