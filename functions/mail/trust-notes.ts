/**
 * "Can I trust this?": what a reader should know before relying on the figures, one short note
 * each, those that ask for action first.
 */
import { type BillingDay, partsOf, periodOf } from '../domain/billing-day.ts';
import type { CostMetric } from '../domain/cost-metric.ts';
import type { Figures, RestatedDay, Trust, UnassignedAccount } from '../domain/figures.ts';
import type { Money } from './money-words.ts';
import { groupedId, plainName } from './plain-name.ts';
import { listed, nameOf, type Sentence, say } from './sentence.ts';
import { unitNames } from './unit-name.ts';
import { capitalised, counted, countWord, dayAndMonth, share, weekdayAndDay } from './words.ts';

/** One note: a bold lead and a sentence. */
export interface TrustNote {
  readonly lead: string;
  readonly sentence: Sentence;
}

const namesShown = 5;

const metricMeanings: Record<CostMetric, string> = {
  unblended: 'each account’s use at the rate it was charged, as on the invoice',
  amortized: 'reservations and savings plans spread over the days and accounts that used them',
  net_unblended: 'as charged, after negotiated discounts and credits',
  net_amortized: 'commitments spread over their use, after negotiated discounts and credits',
};

/** The notes for a digest; never empty. */
export function trustNotes({ trust, costMetric, currency }: Figures, money: Money): TrustNote[] {
  const notes = [
    dashboardNote(trust.dashboardNotice),
    unassignedNote(trust.unassignedAccounts, money),
    reconciliationNote(trust, money),
    preliminaryNote(trust.uninvoicedShare),
    restatedNote(trust.restatedDays, money),
    budgetsNote(trust.budgetsWithoutCost),
    latestDayNote(trust),
    {
      lead: metricName(costMetric),
      sentence: say`Costs in ${currency}: ${metricMeanings[costMetric]}. Days are UTC. A projection is the month so far plus what the remaining days are expected to cost.`,
    },
  ];
  return notes.filter((note) => note !== null);
}

/** 'Net amortized cost'. */
export function metricName(metric: CostMetric): string {
  return `${capitalised(metric.replace('_', ' '))} cost`;
}

function dashboardNote(notice: string | null): TrustNote | null {
  return notice === null ? null : { lead: 'Dashboard', sentence: say`${plainName(notice, 300)}` };
}

function unassignedNote(accounts: readonly UnassignedAccount[], money: Money): TrustNote | null {
  if (accounts.length === 0) return null;
  const names = listed(
    accounts,
    namesShown,
    (account) => accountSentence(account, money),
    (rest) => {
      const cost = rest.reduce((sum, account) => sum + account.cost, 0);
      return `${countWord(rest.length)} more (${money.rounded(cost)})`;
    },
  );
  const verb = accounts.length === 1 ? 'is' : 'are';
  return {
    lead: 'Unassigned',
    sentence: say`${capitalised(counted(accounts.length, 'account'))} ${verb} in no unit: ${names}.`,
  };
}

function accountSentence(account: UnassignedAccount, money: Money): Sentence {
  const { accountId, accountName, cost } = account;
  const id = groupedId(plainName(accountId));
  const amount = money.rounded(cost);
  if (accountName === null) return say`${nameOf(id)} (${amount})`;
  return say`${nameOf(accountName)} ${id} (${amount})`;
}

function reconciliationNote({ billTotal, archiveTotal }: Trust, money: Money): TrustNote {
  const lead = 'Bill and archive';
  const difference = archiveTotal - billTotal;
  if (money.exact(Math.abs(difference)) === money.exact(0)) {
    const toTheCent = money.exact(0).includes('.') ? 'to the cent' : 'exactly';
    return {
      lead,
      sentence: say`They agree ${toTheCent} on the day’s total, ${money.exact(billTotal)}.`,
    };
  }
  return {
    lead,
    sentence: say`They differ by ${money.exact(Math.abs(difference))}: the bill has ${money.exact(billTotal)} for the day, the archive ${money.exact(archiveTotal)}.`,
  };
}

function preliminaryNote(uninvoiced: number | null): TrustNote {
  if (uninvoiced === null) {
    return { lead: 'Invoice', sentence: say`Whether these costs are invoiced is not known.` };
  }
  if (uninvoiced <= 0)
    return { lead: 'Invoiced', sentence: say`All of this month’s costs are on an invoice.` };
  const amount =
    uninvoiced >= 1
      ? 'None of this month’s costs is'
      : `${capitalised(share(uninvoiced))} of this month’s costs are not`;
  return {
    lead: 'Preliminary',
    sentence: say`${amount} invoiced yet; AWS may still change them.`,
  };
}

function restatedNote(days: readonly RestatedDay[], money: Money): TrustNote | null {
  if (days.length === 0) return null;
  const sum = days.reduce((all, { before, after }) => all + (after - before), 0);
  const size = money.exact(Math.abs(sum));
  const total =
    size === money.exact(0) ? `${money.exact(0)} in all` : `${sum > 0 ? '+' : '−'}${size}`;
  const last = days[days.length - 1]?.day;
  const names = listed(days, namesShown, ({ day }) => say`${dayBeside(day, last)}`);
  return {
    lead: 'Restated',
    sentence: say`AWS changed ${counted(days.length, 'earlier day')} by ${total}: ${names}.`,
  };
}

/** '14', where the month follows with `last`; else '14 November'. */
function dayBeside(day: BillingDay, last: BillingDay | undefined): string {
  const sameMonth = last !== undefined && day !== last && periodOf(day) === periodOf(last);
  return sameMonth ? String(partsOf(day).day) : dayAndMonth(day);
}

function budgetsNote(ous: readonly string[]): TrustNote | null {
  if (ous.length === 0) return null;
  const name = unitNames(ous);
  const verb = ous.length === 1 ? 'has' : 'have';
  return {
    lead: 'Budgets without cost',
    sentence: say`${capitalised(counted(ous.length, 'unit'))} ${verb} a budget this month but no cost: ${listed(ous, namesShown, (ou) => nameOf(name(ou).name))}.`,
  };
}

function latestDayNote({ latestDayInBill }: Trust): TrustNote | null {
  if (latestDayInBill === null) return null;
  return { lead: 'Bill', sentence: say`Read up to ${weekdayAndDay(latestDayInBill)}.` };
}
