/** Subject, headline, answers, table and text of a mail never disagree about who is over budget. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../../src/domain/figures/figures.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { digestView } from '../../../src/mail/digest/digest-view.ts';
import { budgetState } from '../../../src/mail/words/budget-state.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';
import { figuresWith, totalOf, unitFigures } from '../figures-fixture.ts';

const day = parseBillingDay('2026-11-20');
const lastDay = parseBillingDay('2026-11-30');
const size = { units: 30, trends: 10, teams: 15 };

interface Budgeted {
  readonly toDate: number;
  readonly rest: number;
  readonly budget: number | null;
}

const amount = fc.integer({ min: 0, max: 2_000 });
const budgeted: fc.Arbitrary<Budgeted> = fc.record({
  toDate: amount,
  rest: amount,
  budget: fc.option(fc.integer({ min: 1, max: 2_000 }), { nil: null }),
});

function figuresOf(ous: readonly Budgeted[], isLastDay: boolean): Figures {
  const units = ous.map(({ toDate, rest, budget }, at) =>
    unitFigures([`Root/Ou${at}`, 10, 9, 9, toDate, isLastDay ? toDate : toDate + rest, budget]),
  );
  const reportDay = isLastDay ? lastDay : day;
  return figuresWith({ ous: units, total: totalOf(units), reportDay, requestedDay: reportDay });
}

function partsOf(figures: Figures) {
  const view = digestView(figures, 'file', size);
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  return {
    subject: view.subject,
    answer: plain(sentenceText(view.answers[0]?.sentence ?? [])),
    preheader: plain(view.preheader),
    rows: view.units.rows.map(({ light }) => plain(light?.word ?? '')),
    head: view.head.month.map(({ light }) => plain(light?.word ?? '')).join(''),
    text: plain(composeDigest(figures).text),
  };
}

const wordOf: Readonly<Record<ReturnType<typeof budgetState>, RegExp>> = {
  exceeded: /^Over/,
  'will-exceed': /^Heading over/,
  'at-risk': /^At risk/,
  close: /^Close/,
  'on-track': /^On track/,
  unknown: /^Unknown/,
  'no-budget': /^No budget/,
};

describe('the parts of one mail', () => {
  it('agree about each OU and the total, for any figures', () => {
    const input = fc.tuple(fc.array(budgeted, { minLength: 1, maxLength: 6 }), fc.boolean());
    fc.assert(
      fc.property(input, ([ous, isLastDay]) => {
        const figures = figuresOf(ous, isLastDay);
        const { subject, answer, preheader, rows, head, text } = partsOf(figures);
        const states = figures.ous.map((ou) => budgetState(ou));
        const count = (state: string) => states.filter((one) => one === state).length;
        for (const [at, state] of states.entries()) expect(rows[at]).toMatch(wordOf[state]);
        expect(preheader).toContain(answer);
        expect(answer.includes('exceeded')).toBe(count('exceeded') > 0 || /^Over/.test(head));
        expect(answer.includes('will exceed')).toBe(
          count('will-exceed') > 0 || /^Heading/.test(head),
        );
        expect(answer.includes('close to')).toBe(count('close') + count('at-risk') > 0);
        expect(subject.includes(' heading over')).toBe(answer.includes('will exceed'));
        expect(/\d OUs? (and the total )?over|, total over/.test(subject)).toBe(
          answer.includes('exceeded'),
        );
        expect(subject.includes('none over budget')).toBe(
          !answer.includes('exceed') && !answer.startsWith('No budget'),
        );
        if (isLastDay) expect(`${subject} ${text}`).not.toMatch(/heading over|will exceed/i);
      }),
      { numRuns: 300 },
    );
  });

  it('have one figure for the OUs that the total’s light is about', () => {
    const figures = figuresOf(
      [
        { toDate: 600, rest: 310, budget: 1_000 },
        { toDate: 500, rest: 500, budget: null },
      ],
      false,
    );
    const { head, text } = partsOf(figures);
    expect(head).toBe('Close · 91 %');
    const flat = text.replace(/\s+/g, ' ');
    expect(flat).toContain('Budget $1,000 Close · 91 % for 1 of 2 OUs');
    expect(flat).toContain('The OU with a budget: $600 so far, $910 projected, of $1,000.');
    expect(flat).toMatch(/Total \$20\.00 ▲ \$2\.00 \$1,910 budget for 1 of 2 OUs/);
  });

  it('say "Close" only with a share above the threshold', () => {
    const { rows } = partsOf(figuresOf([{ toDate: 903.9, rest: 0, budget: 1_000 }], false));
    expect(rows).toEqual(['Close · 90.4 %']);
  });
});
