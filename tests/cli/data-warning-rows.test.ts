/**
 * The terminal's rows about the bill: which days are kept, which lines are left out, which command to run.
 */
import { describe, expect, it } from 'vitest';
import { dataWarningRows } from '../../cli/data-warning-rows.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { figuresWith } from '../mail/figures-fixture.ts';
import { keptScenarios } from '../mail/kept-scenarios.ts';

describe('the rows on the bill', () => {
  it('are empty if there is no problem', () => {
    expect(dataWarningRows(figuresWith())).toEqual([]);
  });

  it('are one for each reason, with the option that accepts the bill', () => {
    expect(dataWarningRows(keptScenarios['held-for-many-reasons']())).toEqual([
      [
        'Held',
        'Fewer lines than archived: one day (14 November). If that is right, run with --accept-shrink.',
      ],
      [
        'Held',
        'No lines in the bill now: three days (3 to 5 November), $114.00 archived. If that is right, run with --accept-shrink.',
      ],
      [
        'Held',
        'Accounts 1111-2222-3333 and 4444-5555-6666 are missing: two days (7 and 11 November), $4,012.68 archived, $2,006.34 in the bill now. If that is right, run with --accept-shrink.',
      ],
      [
        'Held',
        'Archived for payer 9999-0000-1111, the bill belongs to another payer: two days (8 and 9 November), $4,012.68 archived, $2,006.34 in the bill now. If that is right, run with --accept-payer ID.',
      ],
      [
        'Kept',
        'The bill no longer has October as well as 1 and 2 November: the 33 archived days ($3,300.00) remain.',
      ],
      [
        'Newer',
        'A run that read the bill later has archived 18 and 19 November; its figures are used.',
      ],
    ]);
  });

  it('name all lines that count on no day, also those without cost', () => {
    const [row] = dataWarningRows(keptScenarios['left-out']());
    expect(row).toEqual([
      'Left out',
      'twelve split-cost rows, $40.00; two lines of another provider, $3.44; three lines in EUR, €12.00; one line without a currency, −7.00; 1,204 lines of days outside the window, $88.10',
    ]);
    const free = { reason: 'split-cost', currency: null, lines: 1, cost: 0 } as const;
    expect(dataWarningRows(figuresWith({ trust: { leftOut: [free] } }))).toEqual([
      ['Left out', 'one split-cost row, $0.00'],
    ]);
  });

  it('name days that are held from before the window, with the backfill', () => {
    const heldBefore = ['2026-10-01', '2026-10-02', '2026-10-05'].map(parseBillingDay);
    expect(dataWarningRows(figuresWith({ trust: { heldBefore } }))).toEqual([
      [
        'Held',
        'Three earlier days (1, 2 and 5 October) are still held. Once the bill has their lines again, run backfill --from 2026-10-01 --to 2026-10-05.',
      ],
    ]);
  });

  it('name a budget that matches no OU, with its amount and any characters in its name', () => {
    expect(dataWarningRows(keptScenarios['unknown-budget']())).toEqual([
      [
        'Budget',
        'Root/Shpo, $4,000.00, does not match an OU (did you mean Root/Shop?); correct the budgets file',
      ],
    ]);
    const words = dataWarningRows(keptScenarios['hostile-budgets']()).map(([, row]) => row);
    expect(words.join('')).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
  });
});
