/** The pattern for a module's variables rejects what the settings reject, as far as a pattern can. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronPattern } from '../../stacks/module/cron-pattern.ts';
import { readCron } from '../../stacks/schedules/cron-schedule.ts';

const words = ['0', '7', '07', '59', '60', '23', '24', '1', '31', '32', '12', '13', '2026', '2199'];
const days = ['MON', 'SAT', 'mon', 'JAN', 'L', 'LW', '15W', '6L', 'FRIL', '3#2', 'MON#6', '2#1'];
const value = fc.constantFrom(...words, ...days, '*', '?', '');
const part = fc.oneof(
  value,
  fc.tuple(value, value).map((pair) => pair.join('-')),
  fc.tuple(value, fc.constantFrom('1', '5', '0', 'x', '')).map((pair) => pair.join('/')),
);
const field = fc.oneof(
  { weight: 4, arbitrary: part },
  fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(',')),
);

/** Mostly valid: one of the fields is replaced by any value. */
const rightFields = [
  fc.constantFrom('0', '*/5', '0/15', '1,2', '10-20', '*'),
  fc.constantFrom('7', '*', '8-17/2', '0,23'),
  fc.constantFrom('*', '?', '1', 'L', '15W', '1-5', '1/2'),
  fc.constantFrom('*', '1', 'JAN', 'JAN-MAR,DEC', '*/3'),
  fc.constantFrom('*', '?', 'MON-FRI', '2', '6L', '3#2', 'L'),
  fc.constantFrom('*', '2026', '2026-2030', '2026/2'),
] as const;
const expression = fc
  .tuple(fc.tuple(...rightFields), fc.nat({ max: 11 }), field)
  .map(
    ([fields, at, other]) => `cron(${fields.map((own, i) => (i === at ? other : own)).join(' ')})`,
  );

function problem(text: string): string | null {
  try {
    readCron(text);
  } catch (error) {
    return (error as Error).message;
  }
  return null;
}

/** What a pattern cannot check: an order and a size. */
const beyondPatterns = /runs backwards|at most 256|not '[^']*\/[1-9]\d*'/;

describe('the pattern of a schedule', () => {
  test('accepts what the settings accept, and rejects what a pattern can check', () => {
    let accepted = 0;
    fc.assert(
      fc.property(expression, (text) => {
        const refusal = problem(text);
        if (refusal === null) accepted += 1;
        if (refusal !== null && beyondPatterns.test(refusal)) return;
        expect([text, cronPattern.test(text)]).toEqual([text, refusal === null]);
      }),
      { numRuns: 5000, seed: 7 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  test.each(['cron(0 7 * * * *)', 'cron(0 25 * * ? *)', 'rate(1 day)', 'cron(0 7 ? * mon *)'])(
    'rejects %s',
    (text) => expect(cronPattern.test(text)).toBe(false),
  );
});
