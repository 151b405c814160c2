/** What the executives' page says: who is over, why the day is unusual, what the months are. */
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { ExecutiveFigures } from '../../../src/domain/figures/executive-figures.ts';
import { causeWords } from '../../../src/mail/executive/executive-cause.ts';
import { headingInSubject, headingWords } from '../../../src/mail/executive/executive-heading.ts';
import { monthWords } from '../../../src/mail/executive/executive-months.ts';
import { overWords } from '../../../src/mail/executive/executive-over.ts';
import { executivePage } from '../../../src/mail/executive/executive-page.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';
import { figuresWith } from '../figures-fixture.ts';
import { scenarios } from '../scenarios.ts';
import { executiveFiguresOf } from './executive-fixture.ts';

const money = moneyIn('USD');
const normal = executiveFiguresOf(figuresWith());

const over = (figures: ExecutiveFigures) => sentenceText(overWords(figures));
const cause = (figures: ExecutiveFigures) => plain(sentenceText(causeWords(figures, money)));
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('who is over', () => {
  const [first, second] = normal.ous;
  if (first === undefined || second === undefined) throw new Error('the fixture has nine units');
  const others = normal.ous.slice(2);

  it('a budget that the month so far has exceeded is past, one above which it will end is not', () => {
    const ous = [{ ...first, monthToDate: 410_000 }, { ...second, projected: 360_000 }, ...others];
    expect(over({ ...normal, ous })).toBe(
      'Data Platform has exceeded its budget; Shop will exceed its budget.',
    );
  });

  it('says that nobody is, and of whom that is known', () => {
    expect(over({ ...normal, ous: [second, ...others] })).toBe(
      'None of six OUs with a budget will exceed it.',
    );
    const reportDay = parseBillingDay('2026-11-30');
    expect(over({ ...normal, reportDay, ous: [second, ...others] })).toBe(
      'None of six OUs with a budget has exceeded it.',
    );
  });

  it('says nothing without budgets', () => {
    expect(over({ ...normal, ous: normal.ous.map((ou) => ({ ...ou, budget: null })) })).toBe('');
  });
});

it('the heading compares no month with its budget while days of it are missing', () => {
  const figures = executiveFiguresOf(scenarios['missing-days']());
  expect(headingWords(figures, money)).toBe(
    'November is heading for $1.30M; how it compares with budgets is not known yet.',
  );
  expect(headingInSubject(figures, money)).toBe(
    'November is heading for $1.30M, not known if over budget',
  );
});

describe('the cause of the day', () => {
  const day = (cost: number, usual: number | null, change: number | null): ExecutiveFigures => ({
    ...normal,
    total: { ...normal.total, cost, usual },
    cause:
      change === null ? null : { service: 'Amazon EC2', ou: 'Root/Workloads/Retail/Shop', change },
  });

  it('is the service of a unit that makes up most of an unusual change', () => {
    expect(cause(day(1400, 1000, 350))).toBe(
      'Friday cost 40 % more than a usual Friday, mostly because of Amazon EC2 in Shop (▲ $350).',
    );
  });

  it('is not claimed where the largest change explains less than half, or goes the other way', () => {
    expect(cause(day(1400, 1000, 100))).toContain('; the largest change is Amazon EC2 in Shop');
    expect(cause(day(600, 1000, 100))).toBe(
      'Friday cost 40 % less than a usual Friday; the largest change is Amazon EC2 in Shop (▲ $100).',
    );
  });

  it('is told also where the day as a whole is usual', () => {
    expect(cause(day(1010, 1000, 300))).toBe(
      'Friday is within 10 % of a usual Friday, but Amazon EC2 in Shop changed by ▲ $300.',
    );
    expect(cause(day(1010, 1000, 20))).toBe(
      'Nothing unusual: Friday is within 10 % of a usual Friday.',
    );
  });

  it('is unknown without a usual cost', () => {
    expect(cause(day(1000, null, 300))).toBe('');
    expect(cause(day(1400, 1000, null))).toBe('Friday cost 40 % more than a usual Friday.');
  });
});

describe('the months', () => {
  const months = normal.months;

  it('are compared with the last one', () => {
    expect(monthWords(normal, money)).toBe(
      'October cost $1.26M; November is heading for $1.30M, 3.2\u00a0% more.',
    );
  });

  it('are at least six, and those that are not archived are named, not drawn', () => {
    const absent = months.map((month, at) =>
      at < 11 ? { ...month, archivedDays: 0, cost: 0 } : month,
    );
    const figures = { ...normal, months: absent };
    expect(plain(monthWords(figures, money))).toContain(
      'Not archived: June 2026 to September 2026.',
    );
    expect(executivePage(figures).match(/<rect class="absent"/g)).toHaveLength(4);
    expect(executivePage(figures)).toContain('aria-label="Cost of the last 6 months"');
  });

  it('have no bar where days are missing, however few', () => {
    const partly = months.map((month, at) =>
      at === 11 ? { ...month, archivedDays: 12, cost: 9 } : month,
    );
    const figures = { ...normal, months: partly };
    expect(plain(monthWords(figures, money))).toBe(
      'Without a bar, because days are missing: October 2026 (12 of 31 days).',
    );
    const page = executivePage(figures);
    expect(page.match(/<rect class="absent"/g)).toHaveLength(1);
    expect(page).toContain('Days not archived');
    expect(executivePage(normal)).not.toContain('Days not archived');
  });
});

describe('where the month is heading', () => {
  it('is past on its last day, in subject and headline', () => {
    const figures = { ...normal, reportDay: parseBillingDay('2026-11-30') };
    expect(headingWords(figures, money)).toBe(
      'November ended at $1.30M; the seven OUs with a budget ended $108K below their budgets.',
    );
    expect(headingInSubject(figures, money)).toBe(
      'November ended at $1.30M, OUs with a budget $108K below budget',
    );
  });
});

describe('the row that sums the other units', () => {
  it('has no light of its own but says those of its units', () => {
    const unit = normal.ous[0];
    if (unit === undefined) throw new Error('the fixture has units');
    const ous = Array.from({ length: 14 }, (_, at) => ({ ...unit, ou: `Root/U${at}` }));
    expect(plain(executivePage({ ...normal, ous }))).toContain('<td>5 heading over</td>');
  });
});
