/** A budget's light: its word, coloured, and the bar that shows the same without text. */
import type { BudgetedMonth } from '../../../src/mail/words/budget-state.ts';
import { budgetBar, lightWords } from '../../../src/mail/words/budget-words.ts';

export function LightPill({ month }: { readonly month: BudgetedMonth }) {
  const { light, word } = lightWords(month);
  return <span className={`pill ${light}`}>{word}</span>;
}

/** Solid is spent, outlined is expected; what is above the budget is red, and the word beside it says so. */
export function MonthBar({ month }: { readonly month: BudgetedMonth }) {
  const bar = budgetBar(month);
  if (bar === null) return null;
  const { spent, expected, over } = bar;
  return (
    <svg className="month-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="left" x="0" y="0" width="100" height="8" />
      <rect className="expected" x={spent} y="0" width={expected} height="8" />
      <rect className="spent" x="0" y="0" width={spent} height="8" />
      <rect className="over" x={spent + expected} y="0" width={over} height="8" />
    </svg>
  );
}
