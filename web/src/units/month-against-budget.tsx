/** The calendar month against its budget: to date, projected end and budget, in the mail's words. */

import { budgetedTotal } from '../../../src/domain/figures/budgeted-total.ts';
import { missingDaysWords } from '../../../src/mail/words/missing-days.ts';
import { coveredWords, monthFigures } from '../../../src/mail/words/month-figures.ts';
import type { Answer } from '../api/answers.ts';
import { monthName } from '../words/day-words.ts';
import { MonthBar } from './light-mark.tsx';
import { mailMoney } from './mail-money.ts';
import { noteWords } from './note-words.ts';
import { type KnownUnits, monthsOf } from './unit-months.ts';

interface MonthAgainstBudgetProps {
  readonly answer: Answer<KnownUnits>;
  /** Which metric the figures have, if the page shows another one. */
  readonly metricNote: string;
}

export function MonthAgainstBudget({ answer, metricNote }: MonthAgainstBudgetProps) {
  const months = monthsOf(answer.data);
  const money = mailMoney(answer.currency);
  const against = budgetedTotal(months.total, months.ous);
  const notes = [
    coveredWords(months, money),
    noteWords(answer.data.total),
    missingDaysWords(months),
    metricNote,
  ].filter((words) => words !== '');
  return (
    <section aria-label="The month against its budget">
      <h2>{monthName(months.reportDay)} against its budget</h2>
      <dl className="month-figures">
        {monthFigures(months, money).map(({ label, value, note, light, part }) => (
          <div key={label}>
            <dt>
              {part === null ? null : <span className={`swatch ${part}`} />}
              {label}
            </dt>
            <dd>
              <b>{value}</b>
              {light === null ? null : <span className={`pill ${light.light}`}>{light.word}</span>}
              {note === '' ? null : <span className="quiet small">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <MonthBar month={against} />
      {notes.map((words) => (
        <p key={words} className="quiet small">
          {words}
        </p>
      ))}
    </section>
  );
}
