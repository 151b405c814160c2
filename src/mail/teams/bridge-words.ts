/** How the teams' total relates to the invoice, as text: the note "Teams" of a mail. */
import type { AllocationFigures, InvoiceBridge } from '../../domain/figures/allocation-figures.ts';
import type { MailNote } from '../notes/mail-note.ts';
import type { Money } from '../words/money-words.ts';
import { listed, nameOf, type Sentence, sentenceOf } from '../words/sentence.ts';

const maxSteps = 4;

/** Plain words for AWS's line item types whose two costs differ. */
const kindWords: Readonly<Record<string, string>> = {
  SavingsPlanCoveredUsage: 'usage covered by Savings Plans',
  SavingsPlanNegation: 'offsets of Savings Plans',
  SavingsPlanRecurringFee: 'Savings Plans fees',
  SavingsPlanUpfrontFee: 'upfront fees of Savings Plans',
  DiscountedUsage: 'usage covered by reservations',
  RIFee: 'reservation fees',
  Fee: 'upfront and other fees',
};

/** 'Savings Plans fees'; the type itself if it has no plain words. */
export function kindName(chargeType: string): Sentence {
  const words = Object.hasOwn(kindWords, chargeType) ? kindWords[chargeType] : undefined;
  return words === undefined ? nameOf(chargeType) : sentenceOf`${words}`;
}

/** The note of a digest, and of a month's close. */
export function teamsNote(figures: AllocationFigures, money: Money): MailNote {
  return {
    lead: 'Teams',
    sentence: sentenceOf`${teamsSentence(figures, money)}${provisionalWords(figures, money)}`,
  };
}

function teamsSentence({ bridge, total }: AllocationFigures, money: Money): Sentence {
  if (bridge !== null) return bridgeSentence('Their total', bridge, money);
  return sentenceOf`Their total of ${money.exact(total.month)} is unblended, as on the invoice.`;
}

/** 'Their total of $7.00 is amortized; with +$10.00 of Savings Plans fees it is $17.00 unblended …' */
export function bridgeSentence(what: string, bridge: InvoiceBridge, money: Money): Sentence {
  const { amortized, unblended, steps } = bridge;
  const start = `${what} of ${money.exact(amortized)} is amortized`;
  if (steps.length === 0)
    return sentenceOf`${start}, and the same unblended${billWords(bridge, money)}.`;
  const parts = listed(
    steps,
    maxSteps,
    ({ chargeType, difference }) =>
      sentenceOf`${signed(difference, money)} of ${kindName(chargeType)}`,
    (rest) => `${signed(restOf(rest), money)} of other charges`,
  );
  return sentenceOf`${start}; with ${parts} it is ${money.exact(unblended)} unblended${billWords(bridge, money)}.`;
}

function billWords({ unblended, bill }: InvoiceBridge, money: Money): string {
  if (bill === null) return ', as on the invoice';
  if (money.exact(bill) === money.exact(unblended)) return ', equal to the bill';
  return `; the bill has ${money.exact(bill)}, so ${signed(unblended - bill, money)} is not explained`;
}

function provisionalWords({ uninvoiced }: AllocationFigures, money: Money): string {
  if (money.exact(uninvoiced) === money.exact(0)) return ' All of it is on an invoice.';
  return ` ${money.exact(uninvoiced)} of it is on no invoice yet and may change.`;
}

function restOf(steps: InvoiceBridge['steps']): number {
  return steps.reduce((sum, { difference }) => sum + difference, 0);
}

function signed(amount: number, money: Money): string {
  return `${amount < 0 ? '−' : '+'}${money.exact(Math.abs(amount))}`;
}
