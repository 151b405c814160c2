/**
 * The block about services: the largest of the day with what is usual and the month to date, one line of Regions
 * and one of commitments.
 */

import type { ServiceCost } from '../../domain/figures/day-details.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { monthName, shortDay, weekdayName } from '../words/date-and-number-words.ts';
import { type Change, changeOf, type Money } from '../words/money-words.ts';
import { safeName } from '../words/safe-name.ts';
import type { Sentence } from '../words/sentence.ts';
import { commitmentLine } from './commitment-line.ts';
import { regionLine } from './region-line.ts';

export interface ServiceRow {
  readonly name: string;
  /** False for our own text, such as 'and 23 more'. */
  readonly isName: boolean;
  readonly cost: string;
  /** Null if there is nothing to compare with. */
  readonly change: Change | null;
  readonly monthToDate: string;
}

export interface ServiceRows {
  /** 'Fri 20 Nov'. */
  readonly day: string;
  readonly caption: string;
  readonly rows: readonly ServiceRow[];
  /** Regions and commitments; empty where the archive does not know them. */
  readonly lines: readonly Sentence[];
}

const maxServices = 5;

/** Null if the services were not read, or without any cost. */
export function serviceRows({ details, reportDay }: Figures, money: Money): ServiceRows | null {
  if (details === undefined || details.services.length === 0) return null;
  const { services, regions } = details;
  const isUsual = services.some(({ usual }) => usual !== null);
  const against = isUsual ? `the usual ${weekdayName(reportDay)}` : 'the day before';
  const hasReference = isUsual || services.some(({ dayBefore }) => dayBefore !== null);
  const shown = services.slice(0, maxServices);
  const rest = services.slice(maxServices);
  const scale = Math.max(...services.map(({ cost }) => Math.abs(cost)));
  const write = (one: ServiceCost, name: string, isName: boolean): ServiceRow => ({
    name,
    isName,
    cost: money.rounded(one.cost, scale),
    change: changeOf(money, one.cost, isUsual ? one.usual : one.dayBefore, scale),
    monthToDate: money.compact(one.monthToDate),
  });
  return {
    day: shortDay(reportDay),
    caption: hasReference
      ? `Largest of the day. Changes are vs ${against}.`
      : 'Largest of the day.',
    rows: [
      ...shown.map((one) => write(one, safeName(one.service), true)),
      ...(rest.length === 0 ? [] : [write(sumOfServices(rest), `and ${rest.length} more`, false)]),
    ],
    lines: [...regionLine(regions, money), ...commitmentLine(details, monthName(reportDay), money)],
  };
}

function sumOfServices(services: readonly ServiceCost[]): ServiceCost {
  const sum = (pick: (one: ServiceCost) => number) =>
    services.reduce((all, one) => all + pick(one), 0);
  const known = (pick: (one: ServiceCost) => number | null) =>
    services.some((one) => pick(one) === null) ? null : sum((one) => pick(one) ?? 0);
  return {
    service: '',
    cost: sum((one) => one.cost),
    dayBefore: known((one) => one.dayBefore),
    usual: known((one) => one.usual),
    monthToDate: sum((one) => one.monthToDate),
  };
}
