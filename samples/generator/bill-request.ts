/**
 * A request to the generator, checked and with all defaults. Nothing here reads a clock: the same request
 * always describes the same bill.
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
  /** Folder to write to; it is created. Files of an earlier run are overwritten, never removed. */
  readonly out: string;
  /** First usage day, UTC. */
  readonly from: BillingDay;
  /** Last usage day, included; before `asOf`. */
  readonly to: BillingDay;
  /** The day on which the bill is read: it determines which restatements and invoice ids are visible. */
  readonly asOf: BillingDay;
  /** Same seed, same bill. Default 1. */
  readonly seed?: number;
  readonly formats?: readonly BillFormat[];
  /** Number of resources: lines per day, or per hour. The total cost does not depend on it. Default 104. */
  readonly size?: number;
  /** Approximate number of lines; sets `size` from the number of days. Overrides `size`. */
  readonly lines?: number;
  readonly granularity?: 'daily' | 'hourly';
  /** How exports are delivered. 'create-new' also writes an older complete copy with other amounts. */
  readonly delivery?: 'overwrite' | 'create-new';
  /** File format of the Data Exports (CUR 2.0 and FOCUS). Default 'parquet'. */
  readonly exportFiles?: 'parquet' | 'csv';
  /** Number of accounts; at least the 18 of the scenario. */
  readonly accounts?: number;
  /** Adds accounts, an OU and tags with names that attack spreadsheets, HTML and CSV. */
  readonly hostile?: boolean;
  /** Adds lines whose usage is before their billing period. Default: the value of `hostile`. */
  readonly outOfPeriod?: boolean;
  /** Adds a few lines in EUR on the last three days. */
  readonly secondCurrency?: boolean;
  /** 'incomplete' omits most lines of `to`, like an export that is read too early. */
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

/** Measured number of lines per resource and slot: negations, discounts and fees are added to usage. */
const linesPerResource = 1.12;

/** Resources needed in addition to one per account, so that every kind of line occurs. */
const smallestSize = 20;

/** Sets the defaults. Throws an InputError that says what to change if the days are inconsistent. */
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
