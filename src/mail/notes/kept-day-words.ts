/**
 * The mail's texts about days whose archived version is used: at its top if the bill lost data, else in a
 * note. The amounts are the organization's and the accounts may belong to other units, so the owner of a
 * unit sees only days and reasons.
 */
import { type BillingDay, periodOf } from '../../domain/calendar/billing-day.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { KeptDay } from '../../domain/figures/kept-day.ts';
import { capitalised, counted, monthName } from '../words/date-and-number-words.ts';
import { countedDays, dayRanges } from '../words/day-ranges.ts';
import type { Money } from '../words/money-words.ts';
import { readerTerms } from '../words/reader-words.ts';
import { listed, sentenceOf, sentenceText } from '../words/sentence.ts';
import { keptCosts, keptGroups } from './kept-day-groups.ts';

/** Null for readers who may not see the cost of kept days. */
export type KeptMoney = Money | null;

/** Formats amounts of kept days, if the readers of these figures may see them. */
export function keptMoney({ audience }: Pick<Figures, 'audience'>, money: Money): KeptMoney {
  return readerTerms(audience).isOwner ? null : money;
}

export function daysOf(kept: readonly KeptDay[]): BillingDay[] {
  return kept.map(({ day }) => day);
}

/**
 * 'AWS’s bill has lost lines of 19 days (1 to 19 November), from $38,120.44 to $19,060.22; the archived
 * figures are used.' Null if no day is kept for such a reason.
 */
export function untrustedWords({ trust }: Pick<Figures, 'trust'>, money: KeptMoney): string | null {
  const { lost, otherPayer } = keptGroups(trust);
  const problems = [
    ...(lost.length === 0 ? [] : [`has lost ${lostWords(lost, money)}`]),
    ...(otherPayer.length === 0
      ? []
      : [`belongs to another payer account than ${archivedDays(otherPayer)}`]),
  ];
  if (problems.length === 0) return null;
  return `AWS’s bill ${problems.join(', and it ')}; the archived figures are used.`;
}

function lostWords(lost: readonly KeptDay[], money: KeptMoney): string {
  const lines = lost.every(({ billCost }) => billCost === null) ? 'all lines' : 'lines';
  return `${lines} of ${countedDays(daysOf(lost))}${fallWords(lost, money)}`;
}

function fallWords(lost: readonly KeptDay[], money: KeptMoney): string {
  const costs = keptCosts(lost);
  if (costs === null || money === null) return '';
  const archived = money.exact(costs.archived);
  if (costs.bill === null) return `, ${archived}`;
  // If one account disappeared and others grew, the sum does not show what was lost.
  if (costs.bill >= costs.archived) return '';
  const bill = money.exact(costs.bill);
  return bill === archived ? '' : `, from ${archived} to ${bill}`;
}

function archivedDays(kept: readonly KeptDay[]): string {
  return countedDays(daysOf(kept), 'archived day');
}

/** ' October is kept as archived: the bill no longer has it.'; empty if the bill contains all days. */
export function absentSentence({ trust }: Pick<Figures, 'trust'>): string {
  const { absent } = keptGroups(trust);
  if (absent.length === 0) return '';
  const isOne =
    absent.length === 1 || (absentDays(absent) === '' && absentMonths(absent).size === 1);
  const [verb, them] = isOne ? ['is', 'it'] : ['are', 'them'];
  return ` ${absentNames(absent)} ${verb} kept as archived: the bill no longer has ${them}.`;
}

/** ' 19 days (1 to 19 October) are still held, see below.'; empty if no day before the window is held. */
export function heldBeforeSentence({ trust: { heldBefore } }: Pick<Figures, 'trust'>): string {
  return heldBefore.length === 0 ? '' : ` ${heldBeforeWords(heldBefore)}, see below.`;
}

/** '19 days (1 to 19 October) are still held'. */
export function heldBeforeWords(days: readonly BillingDay[]): string {
  const verb = days.length === 1 ? 'is' : 'are';
  return `${capitalised(countedDays(days, 'earlier day'))} ${verb} still held`;
}

/** 'The bill no longer has October: the 31 archived days ($3,100.00) remain.' */
export function absentWords(absent: readonly KeptDay[], money: KeptMoney): string {
  const costs = keptCosts(absent);
  const amount = costs === null || money === null ? '' : ` (${money.exact(costs.archived)})`;
  const remain = absent.length === 1 ? 'remains' : 'remain';
  const days = counted(absent.length, 'archived day');
  return `The bill no longer has ${absentNames(absent)}: the ${days}${amount} ${remain}.`;
}

/** 'A run that read the bill later has archived 18 and 19 November; its figures are used.' */
export function newerWords(newer: readonly KeptDay[]): string {
  return `A run that read the bill later has archived ${dayRanges(daysOf(newer))}; its figures are used.`;
}

/** 'October', '1 to 3 November', 'September and October as well as 1 to 3 November'. */
function absentNames(absent: readonly KeptDay[]): string {
  const months = [...absentMonths(absent).values()];
  const names = sentenceText(listed(months, months.length, (day) => sentenceOf`${monthName(day)}`));
  return [names, absentDays(absent)].filter((part) => part !== '').join(' as well as ');
}

/** The months of which the bill contains nothing, each with one of its days. */
function absentMonths(absent: readonly KeptDay[]): ReadonlyMap<string, BillingDay> {
  const days = daysOf(absent.filter(({ reason }) => reason === 'period-absent'));
  return new Map(days.map((day) => [periodOf(day), day]));
}

function absentDays(absent: readonly KeptDay[]): string {
  return dayRanges(daysOf(absent.filter(({ reason }) => reason !== 'period-absent')));
}
