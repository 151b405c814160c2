/** What the mail says about kept days: at its top, in its subject, and what to do. */
import { describe, expect, it } from 'vitest';
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../../src/domain/figures/figures.ts';
import { keptReasons } from '../../../src/domain/figures/kept-day.ts';
import type { Trust } from '../../../src/domain/figures/trust.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { figuresWith } from '../figures-fixture.ts';
import { keptDays, keptScenarios } from '../kept-scenarios.ts';
import { ownersFigures } from '../unusual-scenarios.ts';

const oneLine = (text: string) => text.replace(/\s+/g, ' ');
const mailOf = (figures: Figures) => {
  const { subject, text, html } = composeDigest(figures);
  return { subject, html, text: oneLine(text), top: text.split('\n\nAWS costs, ')[0] ?? '' };
};
const mailTrusting = (trust: Partial<Trust>) => mailOf(figuresWith({ trust }));
const answerOf = (text: string) => /Can I trust it\? (.*?) Month to date/.exec(text)?.[1];

describe('days that were held before the window', () => {
  const heldBefore = ['2026-10-01', '2026-10-02', '2026-10-03'].map(parseBillingDay);

  it('are named in the answer, with the backfill that ends it', () => {
    const { text } = mailTrusting({ heldBefore });
    expect(answerOf(text)).toMatch(
      /Three earlier days \(1 to 3 October\) are still held, see below\.$/,
    );
    expect(text).toContain(
      'run a backfill from 2026-10-01 to 2026-10-03; if the decrease is correct, add --accept-shrink',
    );
  });

  it('have no command for an owner', () => {
    const figures = keptScenarios['owners-held-days']();
    const trust = { ...figures.trust, keptDays: [], heldBefore };
    const { text } = mailOf({ ...figures, trust });
    expect(text).toContain('FinOps can bring the archive up to the bill.');
    expect(text).not.toContain('--accept-shrink');
  });

  it('are not mentioned if there are none', () => {
    expect(mailTrusting({}).text).not.toContain('still held');
  });
});

describe('a bill that lost lines', () => {
  const mail = mailOf(keptScenarios['held-days']());

  it('is reported first, with its days and amounts, then that the new day must wait', () => {
    const lost =
      'AWS’s bill has lost lines of 19 days (1 to 19 November), from $38,120.46 to $19,060.23; the archived figures are used.';
    expect(oneLine(mail.top)).toContain(
      `${lost} So Friday 20 November cannot be called complete; this is Thursday 19 November.`,
    );
    expect(answerOf(mail.text)).toBe(`No: ${lost}`);
    expect(mail.html).toContain(lost.replaceAll('19 November', '19\u00a0November'));
  });

  it('is marked in the subject, after the budgets', () => {
    expect(mail.subject).toMatch(
      /, 1 OU heading over budget \(Fri 20 Nov not complete yet\), bill incomplete$/,
    );
  });

  it('comes with advice', () => {
    expect(mail.text).toContain(
      'if the decrease is correct, run with --accept-shrink (runbooks/finops-digest-held-days.md).',
    );
  });

  it('is not reported as agreeing with archive and mail', () => {
    expect(mail.text).not.toContain('to the cent');
    expect(mail.text).toContain('keeps $48,213.77 for the day; the bill now has $1,003.17.');
  });

  it('is reported without amounts if one is not known, or did not fall', () => {
    const lost = /bill has lost lines of one day \(14 November\); the archived/;
    for (const costs of [{ archivedCost: null }, { archivedCost: 5, billCost: 5 }]) {
      const days = keptDays('shrunk', '2026-11-14', '2026-11-14', costs);
      expect(mailTrusting({ keptDays: days }).text).toMatch(lost);
    }
  });

  it('is named as having lost all lines of a day', () => {
    const emptied = keptDays('emptied', '2026-11-03', '2026-11-05', { billCost: null });
    expect(answerOf(mailTrusting({ keptDays: emptied }).text)).toBe(
      'No: AWS’s bill has lost all lines of three days (3 to 5 November), $6,019.02; the archived figures are used.',
    );
  });

  it('also makes a new day incomplete if the days that lost lines are not named', () => {
    const requestedDay = parseBillingDay('2026-11-20');
    const reportDay = addDays(requestedDay, -1);
    const held = mailOf(figuresWith({ requestedDay, reportDay, data: { state: 'held' } }));
    expect(oneLine(held.top)).toContain(
      'AWS’s bill has lost lines of earlier days, so Friday 20 November cannot be called complete; this is Thursday 19 November.',
    );
    expect(answerOf(held.text)).toBe('No: AWS’s bill has lost lines of earlier days.');
    expect(held.subject).toMatch(/\(Fri 20 Nov not complete yet\), bill incomplete$/);
  });
});

describe('a bill of another payer', () => {
  const mail = mailOf(keptScenarios['other-payer']());

  it('is reported first, with how to accept it', () => {
    expect(mail.top).toContain('AWS’s bill belongs to another payer account than one archived day');
    expect(mail.subject).toMatch(/, bill of another payer$/);
    expect(mail.text).toContain(
      'Archived for payer 9999-0000-1111, the bill belongs to another payer',
    );
    expect(mail.text).toContain(
      'If the new payer is correct, run with --accept-payer ID (runbooks/',
    );
    expect(mail.text).not.toContain('--accept-shrink');
  });
});

describe('days that the bill no longer has', () => {
  const costs = { archivedCost: 100, billCost: null };
  const october = keptDays('period-absent', '2026-10-01', '2026-10-31', costs);
  const september = keptDays('period-absent', '2026-09-01', '2026-09-30', costs);
  const begin = keptDays('day-absent', '2026-11-01', '2026-11-03', costs);

  it('do not make the other days untrusted', () => {
    const { text, subject, top } = mailTrusting({ keptDays: october });
    expect(answerOf(text)).toBe(
      'Yes, as preliminary figures: none of this month’s cost is on an invoice yet; bill and archive agree to the cent. October is kept as archived: the bill no longer has it.',
    );
    expect(text).toContain(
      'The bill no longer has October: the 31 archived days ($3,100.00) remain.',
    );
    expect(subject).not.toContain('bill');
    expect(top).toMatch(/^AWS costs/);
  });

  it.each([
    [begin.slice(0, 1), '1 November is kept as archived: the bill no longer has it.'],
    [begin, '1 to 3 November are kept as archived: the bill no longer has them.'],
    [
      [...september, ...october],
      'September and October are kept as archived: the bill no longer has them.',
    ],
    [
      [...october, ...begin],
      'October as well as 1 to 3 November are kept as archived: the bill no longer has them.',
    ],
  ])('are named in the answer: %#', (days, words) => {
    expect(answerOf(mailTrusting({ keptDays: days }).text)).toContain(words);
  });

  it('come with AWS’s next delivery if the bill ends before them', () => {
    const late = keptDays('day-absent', '2026-11-19', '2026-11-19', costs);
    const latestDayInBill = parseBillingDay('2026-11-18');
    expect(mailTrusting({ keptDays: late, latestDayInBill }).text).toContain(
      'the one archived day ($100.00) remains. AWS’s next delivery should have them.',
    );
  });
});

describe('days that a later run has archived', () => {
  it('are a note, and not a difference between bill and archive', () => {
    const { text, subject } = mailOf(keptScenarios['later-run']());
    expect(text).toContain(
      'Archived by a later run. A run that read the bill later has archived 20 November;',
    );
    expect(answerOf(text)).toMatch(/^Yes, as preliminary figures: [^;]*$/);
    expect(subject).toMatch(/over budget$/);
  });
});

describe.each(keptReasons)('the owner of a unit, if days are kept as %s,', (reason) => {
  const scope = 'Root/Security';
  const own = figuresWith().ous.filter(({ ou }) => ou === scope);
  const figures = ownersFigures(scope, own);
  const days = keptDays(reason, '2026-11-01', '2026-11-19', { account: '111122223333' });
  const trust = { ...figures.trust, keptDays: days };
  const { subject, text, html } = mailOf({ ...figures, trust });

  it('reads the days, but no amount and no account of others', () => {
    expect(text).toMatch(/1 to 19 November|no longer has November/);
    for (const words of ['2,006', '1,003', '38,120', '19,060', '1111-2222', '111122223333']) {
      expect(subject + text + html).not.toContain(words);
    }
  });
});
