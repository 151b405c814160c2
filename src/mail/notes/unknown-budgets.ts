/** Budgets of OUs ("units" in the mails) that do not exist: usually a misspelled name in the budgets file. */
import type { Figures } from '../../domain/figures/figures.ts';
import type { UnknownBudget } from '../../domain/figures/trust.ts';
import { capitalised, counted } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';
import { listed, nameOf, type Sentence, sentenceOf, sentenceText } from '../words/sentence.ts';

const maxBudgetsNamed = 3;

/** 'The budget of Root/Shpo does not match an OU (did you mean Root/Shop?); correct the budgets file.' */
export function unknownBudgetsSentence({
  trust: { unknownBudgets },
  audience,
}: Figures): Sentence | null {
  const [first] = unknownBudgets;
  if (first === undefined || audience.scope !== '*') return null;
  if (unknownBudgets.length === 1) {
    return sentenceOf`The budget of ${nameOf(first.ou)} does not match an OU${nearestTo(first)}; correct the budgets file.`;
  }
  const names = listed(
    unknownBudgets,
    maxBudgetsNamed,
    (budget) => sentenceOf`${nameOf(budget.ou)}${nearestTo(budget)}`,
  );
  return sentenceOf`${capitalised(counted(unknownBudgets.length, 'budget'))} do not match an OU: ${names}; correct the budgets file.`;
}

/** 'Root/Shpo, $4,000.00, does not match an OU (did you mean Root/Shop?); …', for the terminal. */
export function unknownBudgetWords(budget: UnknownBudget, money: Money): string {
  const words = sentenceOf`${nameOf(budget.ou)}, ${money.exact(budget.amount)}, does not match an OU${nearestTo(budget)}; correct the budgets file`;
  return sentenceText(words);
}

function nearestTo({ nearest }: UnknownBudget): Sentence | string {
  return nearest === null ? '' : sentenceOf` (did you mean ${nameOf(nearest)}?)`;
}
