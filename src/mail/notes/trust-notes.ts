/**
 * "Can I trust this?": short notes on what a reader should know before relying on the figures; notes that
 * require action come first.
 */
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { UnassignedAccount } from '../../domain/figures/trust.ts';
import { capitalised, counted, countWord } from '../words/date-and-number-words.ts';
import { missingDaysReason } from '../words/missing-days.ts';
import type { Money } from '../words/money-words.ts';
import { monthEndLead, monthEndSentence } from '../words/month-end-words.ts';
import { groupedId, safeName } from '../words/safe-name.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';
import { unitNames } from '../words/unit-name.ts';
import { freshnessNote, invoiceNote, reconciliationNote } from './bill-notes.ts';
import { heldBeforeNote, heldNote, keptNote, newerNote } from './held-notes.ts';
import type { MailNote } from './mail-note.ts';
import { restatedWords } from './restated-words.ts';

const maxNamesShown = 5;

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

/** The notes of a digest; never empty. */
export function trustNotes(figures: Figures, money: Money): MailNote[] {
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
    missingDaysNote(figures),
    budgetsNote(trust.budgetsWithoutCost.filter((ou) => !unknown.has(ou))),
    { lead: monthEndLead(figures.reportDay), sentence: monthEndSentence(figures) },
    {
      lead: metricName(costMetric),
      sentence: sentenceOf`${capitalised(metricMeanings[costMetric])}. Only lines in ${currency}. Days are UTC.`,
    },
  ];
  return notes.filter((note) => note !== null);
}

/** 'Net amortized cost'. */
export function metricName(metric: CostMetric): string {
  return `${capitalised(metric.replace('_', ' '))} cost`;
}

function missingDaysNote(figures: Figures): MailNote | null {
  const reason = missingDaysReason(figures);
  return reason === null
    ? null
    : { lead: 'Missing days', sentence: sentenceOf`${capitalised(reason)}` };
}

function dashboardNote(notice: string | null): MailNote | null {
  return notice === null
    ? null
    : { lead: 'Dashboard', sentence: sentenceOf`${safeName(notice, 300)}` };
}

function unassignedNote(accounts: readonly UnassignedAccount[], money: Money): MailNote | null {
  if (accounts.length === 0) return null;
  const names = listed(
    accounts,
    maxNamesShown,
    (account) => accountSentence(account, money),
    (rest) => {
      const cost = rest.reduce((sum, account) => sum + account.cost, 0);
      return `${countWord(rest.length)} more (${money.rounded(cost)})`;
    },
  );
  const verb = accounts.length === 1 ? 'is' : 'are';
  return {
    lead: 'Unassigned',
    sentence: sentenceOf`${capitalised(counted(accounts.length, 'account'))} ${verb} not assigned to an OU: ${names}.`,
  };
}

function accountSentence(account: UnassignedAccount, money: Money): Sentence {
  const { accountId, accountName, cost } = account;
  const id = groupedId(safeName(accountId));
  const amount = money.rounded(cost);
  if (accountName === null) return sentenceOf`${nameOf(id)} (${amount})`;
  return sentenceOf`${nameOf(accountName)} ${id} (${amount})`;
}

function budgetsNote(ous: readonly string[]): MailNote | null {
  if (ous.length === 0) return null;
  const name = unitNames(ous);
  const verb = ous.length === 1 ? 'has' : 'have';
  return {
    lead: 'Budgets without cost',
    sentence: sentenceOf`${capitalised(counted(ous.length, 'OU'))} ${verb} a budget this month but no cost: ${listed(ous, maxNamesShown, (ou) => nameOf(name(ou).name))}.`,
  };
}
