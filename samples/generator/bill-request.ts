/**
 * What a caller asks of the generator, checked and with every default filled in. Nothing here reads
 * a clock: the same request always describes the same bill.
 */
import {
  type BillingDay,
  type BillingPeriod,
  daysBetween,
  daysFromTo,
  periodOf,
} from '../../src/domain/calendar/billing-day.ts';
import { InputError } from '../../src/domain/input/input-error.ts';

/** The billing exports the generator writes. All of them describe the same costs. */
export const billFormats = ['cur2', 'legacy-csv', 'legacy-parquet', 'focus'] as const;

export type BillFormat = (typeof billFormats)[number];

export interface BillOptions {
  /** Folder to write to; created. Files of an earlier run are overwritten, never removed. */
  readonly out: string;
  /** First usage day, UTC. */
  readonly from: BillingDay;
  /** Last usage day, included; before `asOf`. */
  readonly to: BillingDay;
  /** The morning the bill is read: which restatements and invoice ids are visible. */
  readonly asOf: BillingDay;
  /** Same seed, same bill. Default 1. */
  readonly seed?: number;
  readonly formats?: readonly BillFormat[];
  /** Resources at work: lines per day, or per hour. The total cost does not depend on it. Default 104. */
  readonly size?: number;
  /** About how many lines in all; sets `size` from the number of days. Overrides `size`. */
  readonly lines?: number;
  readonly granularity?: 'daily' | 'hourly';
  /** How exports are delivered. 'create-new' keeps an older full copy with other numbers. */
  readonly delivery?: 'overwrite' | 'create-new';
  /** File format of the Data Exports (CUR 2.0 and FOCUS). Default 'parquet'. */
  readonly exportFiles?: 'parquet' | 'csv';
  /** Number of accounts; at least the 18 of the story. */
  readonly accounts?: number;
  /** Adds accounts, an OU and tags with names that attack spreadsheets, HTML and CSV. */
  readonly hostile?: boolean;
  /** Adds lines whose usage lies before their billing period. Default: as `hostile`. */
  readonly outOfPeriod?: boolean;
  /** Adds a few lines in EUR on the last three days. */
  readonly secondCurrency?: boolean;
  /** 'incomplete' leaves out most lines of `to`, as an export read too early does. */
  readonly lastDay?: 'complete' | 'incomplete';
  /** The day of the cost spike; moves, closings and purchases happen around it. Default 2026-11-20. */
  readonly storyDay?: BillingDay;
  /** DuckDB's threads; the bill does not depend on it. */
  readonly threads?: number;
  /** DuckDB's memory limit. Default '2GB'. */
  readonly memoryLimit?: string;
  /** Called with one plain line per finished piece of work. */
  readonly onProgress?: (message: string) => void;
}

export type BillRequest = Required<BillOptions> & {
  readonly periods: readonly BillingPeriod[];
  readonly slotsPerDay: 1 | 24;
};

/** Lines per resource and slot, measured: negations, discounts and fees come on top of usage. */
const linesPerResource = 1.12;

/** Resources needed beyond one per account, so that every kind of line is there. */
const smallestSize = 20;

/** Fills the defaults. Throws an InputError that says what to change when the days make no sense. */
export function resolveRequest(options: BillOptions): BillRequest {
  checkDays(options);
  const slotsPerDay = options.granularity === 'hourly' ? 24 : 1;
  const days = daysFromTo(options.from, options.to);
  const wanted = (options.lines ?? 0) / (days.length * slotsPerDay * linesPerResource);
  const size = options.lines === undefined ? (options.size ?? 104) : Math.round(wanted);
  const hostile = options.hostile ?? false;
  return {
    seed: 1,
    formats: ['cur2'],
    granularity: 'daily',
    delivery: 'overwrite',
    exportFiles: 'parquet',
    accounts: 18,
    secondCurrency: false,
    lastDay: 'complete',
    storyDay: '2026-11-20' as BillingDay,
    threads: 2,
    memoryLimit: '2GB',
    onProgress: () => undefined,
    ...options,
    hostile,
    outOfPeriod: options.outOfPeriod ?? hostile,
    size: Math.max(size, (options.accounts ?? 18) + smallestSize),
    lines: options.lines ?? 0,
    periods: [...new Set(days.map(periodOf))],
    slotsPerDay,
  };
}

function checkDays({ from, to, asOf }: BillOptions): void {
  if (daysBetween(from, to) < 0) {
    throw new InputError(`The first usage day ${from} is after the last one, ${to}.`);
  }
  if (daysBetween(to, asOf) < 1) {
    throw new InputError(
      `A bill read on the morning of ${asOf} cannot hold usage of ${to}: read it a day later.`,
    );
  }
}
