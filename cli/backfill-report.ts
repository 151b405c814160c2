/** The output of `backfill` after it ran, or of its dry run: plain text for people, JSON for programs. */
import { relative } from 'node:path';
import type { BackfillOutcome } from '../functions/backfill/backfill.ts';
import type { DayRange } from '../functions/backfill/day-range.ts';
import type { BackfillPlan } from '../functions/backfill/plan-backfill.ts';
import { moneyIn } from '../src/mail/words/money-words.ts';
import type { ObjectStore } from '../src/ports/object-store.ts';
import type { ScanEstimate } from '../src/ports/staging.ts';
import { allocationJson, allocationRows } from './allocation-report.ts';
import { keptRows } from './data-warning-rows.ts';

type Locator = Pick<ObjectStore, 'locate'>;

export function outcomeAsText(outcome: BackfillOutcome, range: DayRange, store: Locator): string {
  const { archived, withoutLines, relocated, relocatedAllocations, bytesScanned, recordKey } =
    outcome;
  const days = archived.flatMap((window) => window.days);
  const written = days.filter((day) => day.outcome === 'written').length;
  const registered = archived.flatMap((window) => window.registered).length;
  const kept = days.filter((day) => day.outcome === 'kept').length;
  const rows = [
    ['Backfill', `${range.from} to ${range.to}`],
    [
      'Archive',
      `${written} days written, ${days.length - written - kept} unchanged, ` +
        `${kept === 0 ? '' : `${kept} kept, `}${registered} newly registered`,
    ],
    ...allocationRows(archived.map(({ allocation }) => allocation)),
    ...keptOf(outcome),
    ...(relocated.length > 0 ? [['Partitions corrected', relocated.join(', ')]] : []),
    ...(relocatedAllocations.length > 0
      ? [['Allocation partitions corrected', relocatedAllocations.join(', ')]]
      : []),
    ...(withoutLines.length > 0
      ? [['Not in the bill', `${withoutLines.join(', ')}: archived days stay unchanged`]]
      : []),
    ...(bytesScanned > 0 ? [['Scanned', sizeOf(bytesScanned)]] : []),
    ['Run record', shown(store.locate(recordKey))],
  ];
  return table(rows);
}

function keptOf({ archived }: BackfillOutcome): readonly (readonly string[])[] {
  const currency = archived.flatMap(({ days }) => days)[0]?.day.currency;
  const kept = archived.flatMap((window) => window.kept);
  return currency === undefined ? [] : keptRows(kept, moneyIn(currency));
}

export function outcomeAsJson(outcome: BackfillOutcome, range: DayRange, store: Locator): string {
  const { archived, withoutLines, relocated, bytesScanned, recordKey } = outcome;
  const days = archived.flatMap((window) =>
    window.days.map(({ day, outcome: became, rowCount, replacedCost }) => ({
      day: day.day,
      outcome: became,
      rows: rowCount,
      cost: day.totalCost,
      replacedCost,
    })),
  );
  const registered = archived.flatMap((window) => window.registered);
  const record = store.locate(recordKey);
  const kept = archived.flatMap((window) => window.kept);
  const result = {
    ...range,
    days,
    kept,
    registered,
    relocated,
    allocation: allocationJson(archived.map(({ allocation }) => allocation)),
    relocatedAllocations: outcome.relocatedAllocations,
    withoutLines,
    bytesScanned,
    record,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** `isCharged`: whether Athena charges for the scans. */
export function planAsText(plan: BackfillPlan, isCharged: boolean): string {
  const { from, to, days, notArchived, periods, scan } = plan;
  const lines = periods.map(({ period, days: count, notArchived: absent, scan: own }) => [
    period,
    String(count),
    String(absent.length),
    sizeOf(own?.bytes),
    priceOf(own),
  ]);
  const head = ['period', 'days', 'not archived', 'scan at most', 'price at most'];
  const total = ['all', String(days), String(notArchived), sizeOf(scan?.bytes), priceOf(scan)];
  const where = isCharged ? '' : ' These are Athena’s prices; on a laptop nothing is charged.';
  return (
    `Would backfill ${from} to ${to}: one scan of each billing period.\n\n${columns([head, ...lines, total])}\n` +
    `Days that are archived are written only if they changed.${where}\nNothing was scanned, nothing was written.\n`
  );
}

function priceOf(scan: ScanEstimate | null): string {
  return scan === null ? 'unknown' : `$${scan.costUsd.toFixed(scan.costUsd < 0.01 ? 5 : 2)}`;
}

function sizeOf(bytes: number | undefined): string {
  if (bytes === undefined) return 'unknown';
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const lines = rows.map((row) => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  '));
  return `${lines.map((line) => `  ${line}`).join('\n')}\n`;
}

function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([label = '']) => label.length)) + 2;
  return rows.map(([label = '', words = '']) => `${label.padEnd(width)}${words}\n`).join('');
}

function shown(path: string): string {
  if (path.startsWith('s3://')) return path;
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}
