/**
 * Checks a day before it is archived: no missing values, one currency, and the same total as the bill has
 * without any join. Only a day that passes is a CheckedDay, and only a CheckedDay can be published.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { type TextColumn, textAt } from '../../domain/columns/text-column.ts';
import type { BreakdownDay } from '../../domain/costs/breakdown.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import { InputError } from '../../domain/input/input-error.ts';

declare const checked: unique symbol;

export interface CheckedDay extends BreakdownDay {
  readonly [checked]: true;
  readonly costMetric: CostMetric;
  readonly currency: string;
  /** Sum of the rows' cost, in `currency`. */
  readonly totalCost: number;
}

/** Relative difference between archive and bill that rounding can explain. */
const tolerance = 1e-6;

/** Throws an Error that names the day, what differs and by how much, and what to do. */
export function checkDay(day: BreakdownDay, costMetric: CostMetric): CheckedDay {
  const currency = oneCurrency(day);
  requireWholeRows(day);
  const totalCost = sumOf(day.rows.dailyCost);
  reconcile(day, totalCost);
  return { ...day, costMetric, currency, totalCost } as CheckedDay;
}

/** The day's one currency, ISO 4217. Throws an InputError naming two when they are mixed. */
export function oneCurrency({ currencies: [first, last] }: BreakdownDay): string {
  const odd = [first, last].find((code) => code !== '' && !/^[A-Z]{3}$/.test(code));
  if (odd !== undefined) {
    throw new InputError(
      `The bill has lines in the currency '${odd.slice(0, 20)}', which is not an ISO 4217 code such as USD: ` +
        'correct it, or export the file again.',
    );
  }
  if (first === '') {
    throw new InputError(
      'No line of the bill names its currency: export it with that column, or name it with --currency.',
    );
  }
  if (first !== last) {
    throw new InputError(
      `The bill mixes currencies (${first} and ${last}), which cannot be added up; choose one ` +
        'with --currency.',
    );
  }
  return first;
}

/** Finds before publishing what the archive's own checks would find afterwards. */
function requireWholeRows({ day, rows }: BreakdownDay): void {
  const { dailyCost } = rows;
  const texts = [rows.ou, rows.service, rows.linkedAccount];
  const count = Math.max(dailyCost.length, ...texts.map(({ codes }) => codes.length));
  const incomplete = [
    dailyCost.length < count
      ? dailyCost.length
      : dailyCost.findIndex((cost) => !Number.isFinite(cost)),
    ...texts.map((column) => firstWithoutText(column, count)),
  ].filter((row) => row >= 0);
  if (incomplete.length === 0) return;
  const row = Math.min(...incomplete);
  const [ou, service, account] = texts.map((column) => textAt(column, row));
  throw new Error(
    `${day}: row ${row + 1} of the breakdown lacks a value or a finite cost (OU '${ou}', ` +
      `service '${service}', account '${account}', cost ${dailyCost[row]}). ` +
      'Nothing of this day was published.',
  );
}

/** The first of `count` rows that has no text, or an empty one; -1 if there is none. */
function firstWithoutText({ codes, texts }: TextColumn, count: number): number {
  if (codes.length < count) return codes.length;
  const isEmpty = texts.map((text) => text === '');
  return isEmpty.includes(true) ? codes.findIndex((code) => isEmpty[code] ?? true) : -1;
}

function reconcile(day: BreakdownDay, totalCost: number): void {
  const { rows, sourceRows, sourceCost } = day;
  const rowCount = rows.dailyCost.length;
  if (rowCount !== sourceRows) {
    throw new Error(
      `${day.day} does not reconcile: the bill has ${sourceRows} account and service pairs, the ` +
        `breakdown ${rowCount} rows. An account that is twice in one directory snapshot ` +
        'doubles its rows; correct the directory and run again. Nothing of this day was published.',
    );
  }
  const allowed = tolerance * Math.max(Math.abs(sourceCost), day.absoluteCost * 1e-6, 1e-6);
  // Written so that NaN fails too, and an infinite tolerance allows nothing.
  if (!(Math.abs(totalCost - sourceCost) <= allowed && Number.isFinite(allowed))) {
    throw new Error(
      `${day.day} does not reconcile: the bill has ${sourceCost}, the breakdown ${totalCost}, ` +
        `a difference of ${totalCost - sourceCost}. Nothing of this day was published.`,
    );
  }
}
