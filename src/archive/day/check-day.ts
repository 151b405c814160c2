/**
 * Checks a day before it is archived: no missing values, one currency, and the same total as the bill has
 * without any join. Only a day that passes is a CheckedDay, and only a CheckedDay can be published.
 */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
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
  const { ou, service, linkedAccount, dailyCost } = rows;
  const count = Math.max(ou.length, service.length, linkedAccount.length, dailyCost.length);
  for (let row = 0; row < count; row++) {
    if (ou[row] && service[row] && linkedAccount[row] && Number.isFinite(dailyCost[row])) continue;
    throw new Error(
      `${day}: row ${row + 1} of the breakdown lacks a value or a finite cost (OU '${ou[row]}', ` +
        `service '${service[row]}', account '${linkedAccount[row]}', cost ${dailyCost[row]}). ` +
        'Nothing of this day was published.',
    );
  }
}

function reconcile(day: BreakdownDay, totalCost: number): void {
  const { rows, sourceRows, sourceCost } = day;
  if (rows.ou.length !== sourceRows) {
    throw new Error(
      `${day.day} does not reconcile: the bill has ${sourceRows} account and service pairs, the ` +
        `breakdown ${rows.ou.length} rows. An account that is twice in one directory snapshot ` +
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
