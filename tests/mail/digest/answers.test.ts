/** The three answers at the top of the mail, and the texts behind them: anomalies, ranges, changes. */
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../../src/domain/figures/figures.ts';
import type { Trust } from '../../../src/domain/figures/trust.ts';
import { answers } from '../../../src/mail/digest/answers.ts';
import { anomalyNotes } from '../../../src/mail/notes/anomaly-notes.ts';
import { trustNotes } from '../../../src/mail/notes/trust-notes.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { likelyWords, methodWords } from '../../../src/mail/words/projection-words.ts';
import { type Sentence, sentenceText } from '../../../src/mail/words/sentence.ts';
import { anomalies } from '../anomalies-fixture.ts';
import { figuresWith } from '../figures-fixture.ts';
import { scenarios } from '../scenarios.ts';

const usd = moneyIn('USD');
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const words = (sentence: Sentence | undefined) => spaced(sentenceText(sentence ?? []));
const answerOf = (figures: Figures, at: number) => words(answers(figures, usd)[at]?.sentence);
const noteOf = (figures: Figures, lead: string) =>
  words(trustNotes(figures, usd).find((note) => note.lead === lead)?.sentence);
const trusting = (trust: Partial<Trust>) => figuresWith({ trust });

describe('what changed', () => {
  it('is the largest anomaly, whose unit is named, and how many more there are', () => {
    expect(answerOf(scenarios.anomaly(), 1)).toBe(
      'Amazon Elastic Compute Cloud - Compute in Data Platform cost $5,940; $2,104 to $2,722 was expected. Two more are unusual.',
    );
  });

  it('is the largest change on a day without anomalies, with account and unit', () => {
    expect(answerOf(figuresWith(), 1)).toBe(
      'Nothing unusual. Largest change: Amazon Elastic Compute Cloud - Compute in data-batch-prod of Data Platform, ▲ $3,527 vs the usual Friday.',
    );
  });

  it('counts the accounts that moved in the last week, and none that moved before', () => {
    const figures = scenarios['moves-and-credits']();
    const answer = answerOf({ ...figures, anomalies: { state: 'checked', rows: [] } }, 1);
    expect(answer).toContain('Three accounts moved to another OU.');
    const moves = figures.movers.moves.map((move) => ({
      ...move,
      after: parseBillingDay('2026-11-06'),
    }));
    expect(answerOf({ ...figures, movers: { ...figures.movers, moves } }, 1)).not.toContain(
      'moved',
    );
  });

  it('does not call a day normal that was not checked', () => {
    for (const state of ['failed', 'short-history', 'incomplete'] as const) {
      const figures = figuresWith({ anomalies: { state, rows: [] } });
      expect(answerOf(figures, 1)).not.toContain('Nothing unusual');
      expect(anomalyNotes(figures, usd).caption).not.toContain('Nothing:');
    }
  });
});

describe('whether it can be trusted', () => {
  it('is "not yet" while bill and archive differ, or the day is not complete', () => {
    expect(answerOf(trusting({ billTotal: 1 }), 2)).toBe(
      'Not yet: bill and archive differ, see below.',
    );
    const data = { state: 'incomplete', lines: 3, usualLines: 50, hours: null } as const;
    expect(answerOf(figuresWith({ data }), 2)).toMatch(/^Not as a whole day/);
  });

  it('says that the month end is a sum on the last day of the month', () => {
    expect(noteOf(figuresWith(), 'Projection')).toContain('a forecast of the remaining days');
    const lastDay = figuresWith({ reportDay: parseBillingDay('2026-11-30') });
    expect(noteOf(lastDay, 'Month end')).toContain('nothing is projected on its last day');
    expect(noteOf(lastDay, 'Projection')).toBe('');
  });

  it('distinguishes preliminary from final', () => {
    expect(answerOf(trusting({ uninvoicedShare: 0.995 }), 2)).toContain('more than 99 % of this');
    expect(answerOf(trusting({ uninvoicedShare: 0 }), 2)).toBe(
      'Yes, these figures are final; bill and archive agree to the cent.',
    );
  });

  it('names a month that is over and has changed', () => {
    expect(answerOf(scenarios['closed-month-restated'](), 2)).toContain(
      'October, a month that is over, is $1,204.33 higher than it was.',
    );
  });
});

describe('what is unusual', () => {
  it('says what rose, what is new, what fell, and the cause', () => {
    const { rows } = anomalyNotes(scenarios.anomaly(), usd);
    expect(words(rows[0]?.drivers)).toBe(
      'Mostly EUC1-BoxUsage:r7i.24xlarge in data-batch-prod 0481-5516-2342, eu-central-1 (▲ $3,106), EUC1-EBS:VolumeUsage.gp3 in data-batch-prod 0481-5516-2342, eu-central-1 (▲ $213.80) and EUC1-DataTransfer-Regional-Bytes in 0099-1234-5678, eu-central-1 (▲ $88.37).',
    );
    expect(words(rows[0]?.sentence)).toMatch(/ Since Thu 19 Nov, 2 days, \+\$6,610 in total\.$/);
    expect(words(rows[1]?.sentence)).toBe(
      'Amazon Bedrock in Mobile cost $612.08 and is new there.',
    );
    expect(words(rows[2]?.sentence)).toContain('cost only $31.20; $690.50 to $823.54 was expected');
    expect(words(rows[2]?.sentence)).toMatch(/ First day: −\$725\.82\.$/);
    expect(words(rows[2]?.drivers)).toBe('The bill does not show the cause.');
  });

  it('shows five, and says how many more there are', () => {
    const rows = [...anomalies, ...anomalies, ...anomalies];
    const notes = anomalyNotes(figuresWith({ anomalies: { state: 'checked', rows } }), usd);
    expect(notes.rows).toHaveLength(5);
    expect(notes.caption).toContain('The largest five; four more are smaller.');
  });
});

describe('a projection', () => {
  it('has a likely range, or no text about one', () => {
    const likely = (lower: number, upper: number) =>
      spaced(likelyWords({ projectedRange: { lower, upper } }, usd));
    expect(likely(420_000, 445_000)).toBe('likely $420K to $445K');
    expect(likely(420_000, 420_010)).toBe('');
    expect(likelyWords({ projectedRange: null }, usd)).toBe('');
  });

  it('says when and why it is not a forecast', () => {
    expect(methodWords(figuresWith())).toBe('');
    expect(spaced(methodWords(scenarios['first-run']()))).toBe(
      'Month end is a guess: nine days of history.',
    );
    const { total } = figuresWith();
    const since = parseBillingDay('2026-11-18');
    const changed = { ...total, projectionNote: { kind: 'new-level', since } } as const;
    expect(spaced(methodWords(figuresWith({ total: changed })))).toBe(
      'Month end is a guess: costs changed on Wed 18 Nov.',
    );
    const unknown = { ...changed, projected: null };
    expect(methodWords(figuresWith({ total: unknown }))).toContain('Month end unknown');
  });
});

describe('restated days', () => {
  const day = parseBillingDay('2026-11-14');

  it('are compared with the last mail, each with its amount', () => {
    expect(noteOf(figuresWith(), 'Restated')).toBe(
      'AWS changed three earlier days by +$41.20 since your mail about Thursday 19 November: 14 (+$22.29), 18 (+$17.52) and 19 November (+$1.39).',
    );
  });

  it('are those of this run if no mail was sent before', () => {
    const restatedDays = [{ day, before: 10, after: 7 }];
    expect(noteOf(trusting({ lastMail: null, restatedDays }), 'Restated')).toBe(
      'AWS changed one earlier day in what this run has read: 14 November (−$3.00).',
    );
    expect(noteOf(trusting({ lastMail: null, restatedDays: [] }), 'Restated')).toBe('');
  });
});

describe('freshness', () => {
  it('is the latest hour, and says if the day continues after it', () => {
    expect(noteOf(trusting({ latestUsageAt: '2026-11-20T17:00:00Z' }), 'Freshness')).toBe(
      'Latest hour of usage in the bill: Friday 20 November, 17:00 UTC; no later hour of this day is in yet.',
    );
    expect(noteOf(trusting({ latestUsageAt: '2026-11-21T02:00:00Z' }), 'Freshness')).toBe(
      'Latest hour of usage in the bill: Saturday 21 November, 02:00 UTC.',
    );
  });

  it('is a day if the bill contains no hours', () => {
    for (const latestUsageAt of ['2026-11-20T00:00:00Z', null]) {
      expect(noteOf(trusting({ latestUsageAt }), 'Freshness')).toBe(
        'The bill is read up to Friday 20 November.',
      );
    }
  });
});
