/**
 * "Can I trust this?": what a reader should know before relying on the figures, one short note
 * each, those that ask for action first.
 */
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { UnassignedAccount } from '../../domain/figures/trust.ts';
import type { Money } from '../words/money-words.ts';
import { groupedId, plainName } from '../words/plain-name.ts';
import { projectionSentence } from '../words/projection-words.ts';
import { listed, nameOf, type Sentence, say } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { capitalised, counted, countWord } from '../words/words.ts';
import { freshnessNote, invoiceNote, reconciliationNote } from './bill-notes.ts';
import { heldBeforeNote, heldNote, keptNote, newerNote } from './held-notes.ts';
import { restatedWords } from './restated-words.ts';
import type { TrustNote } from './trust-note.ts';

export type { TrustNote } from './trust-note.ts';

const namesShown = 5;

const metricMeanings: Record<CostMetric, string> = {
  unblended:
    'each account’s use at the rate it was charged, as on the invoice, with tax, support, fees, credits and refunds',
  amortized:
    'reservations and savings plans spread over the days and accounts that used them, instead of their fees; with tax, support, credits and refunds',
  net_unblended:
    'as charged, after negotiated discounts, with tax, support, fees, credits and refunds',
  net_amortized:
    'commitments spread over their use instead of their fees, after negotiated discounts, with tax, support, credits and refunds',
};

/** The notes for a digest; never empty. */
export function trustNotes(figures: Figures, money: Money): TrustNote[] {
  const { trust, costMetric, currency } = figures;
  const unknown = new Set(trust.unknownBudgets.map(({ ou }) => ou));
  const restated = restatedWords(figures, money);
  const notes = [
    heldNote(figures, money),
    heldBeforeNote(figures),
    dashboardNote(trust.dashboardNotice),
    unassignedNote(trust.unassignedAccounts, money),
    reconciliationNote(figures, money),
    keptNote(figures, money),
    invoiceNote(trust.uninvoicedShare),
    restated === null ? null : { lead: 'Restated', sentence: restated },
    newerNote(figures),
    freshnessNote(figures),
    budgetsNote(trust.budgetsWithoutCost.filter((ou) => !unknown.has(ou))),
    { lead: 'Projection', sentence: projectionSentence(figures) },
    {
      lead: metricName(costMetric),
      sentence: say`${capitalised(metricMeanings[costMetric])}. Only lines in ${currency}. Days are UTC.`,
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

function budgetsNote(ous: readonly string[]): TrustNote | null {
  if (ous.length === 0) return null;
  const name = unitNames(ous);
  const verb = ous.length === 1 ? 'has' : 'have';
  return {
    lead: 'Budgets without cost',
    sentence: say`${capitalised(counted(ous.length, 'unit'))} ${verb} a budget this month but no cost: ${listed(ous, namesShown, (ou) => nameOf(name(ou).name))}.`,
  };
}
