/**
 * Whether the day is unusual and why, in one sentence: compared with the same weekday of the weeks before,
 * with the service and unit that changed most.
 */
import type { DayCause, ExecutiveFigures } from '../../domain/figures/executive-figures.ts';
import { weekdayName } from '../words/date-and-number-words.ts';
import { changeOf, type Money } from '../words/money-words.ts';
import { safeName } from '../words/safe-name.ts';
import { nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { maxNameLength } from './executive-units.ts';

/** A day that differs from the usual one by more than this share is unusual. */
const unusualDay = 0.1;
/** So is a service of a unit, if its change alone is more than this share of the usual day. */
const unusualService = 0.05;

/** Empty if the usual cost of the weekday is not known. */
export function causeWords(figures: ExecutiveFigures, money: Money): Sentence {
  const { total, cause, reportDay } = figures;
  const { cost, usual } = total;
  const change = changeOf(money, cost, usual);
  if (usual === null || change === null) return [];
  const weekday = weekdayName(reportDay);
  const isUnusual = Math.abs(cost - usual) > unusualDay * Math.abs(usual);
  if (!isUnusual || change.tone === 'flat') {
    const isService = cause !== null && Math.abs(cause.change) > unusualService * Math.abs(usual);
    if (!isService) {
      return sentenceOf`Nothing unusual: ${weekday} is within 10 % of a usual ${weekday}.`;
    }
    return sentenceOf`${weekday} is within 10 % of a usual ${weekday}, but ${causeName(figures, cause)} changed by ${changeAmount(cause, money)}.`;
  }
  const size = change.percent === '' ? change.amount.slice(2) : change.percent;
  const more = change.tone === 'up' ? 'more' : 'less';
  const day = sentenceOf`${weekday} cost ${size} ${more} than a usual ${weekday}`;
  if (cause === null) return sentenceOf`${day}.`;
  const isMost = cause.change / (cost - usual) >= 0.5;
  const name = sentenceOf`${causeName(figures, cause)} (${changeAmount(cause, money)})`;
  return isMost
    ? sentenceOf`${day}, mostly because of ${name}.`
    : sentenceOf`${day}; the largest change is ${name}.`;
}

/** 'Amazon EC2 in Data Platform / Prod'. */
function causeName({ ous }: ExecutiveFigures, { service, ou }: DayCause): Sentence {
  const { name } = unitNames([...ous.map((one) => one.ou), ou])(ou);
  return sentenceOf`${nameOf(safeName(service, 2 * maxNameLength))} in ${nameOf(safeName(name, maxNameLength))}`;
}

/** '▲ $10.7K'. */
function changeAmount({ change }: DayCause, money: Money): string {
  return `${change > 0 ? '▲' : '▼'}\u00a0${money.compact(Math.abs(change))}`;
}
