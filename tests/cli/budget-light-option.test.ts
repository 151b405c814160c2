/** `--budget-light`: two shares in order, or one sentence that says so. */
import { describe, expect, it } from 'vitest';
import { defaultBudgetLight, readBudgetLight } from '../../cli/budget-light-option.ts';
import { runHelp } from '../../cli/run-help.ts';

describe('--budget-light', () => {
  it('is green and yellow, with the digest’s own thresholds where it is not given', () => {
    expect(readBudgetLight('0.8, 1.1')).toEqual({ green: 0.8, yellow: 1.1 });
    expect(readBudgetLight(undefined)).toEqual({ green: 0.9, yellow: 1 });
    expect(readBudgetLight(defaultBudgetLight)).toEqual(readBudgetLight(undefined));
  });

  it.each(['1', '1,0.9', '0.9,1,1.1', '0.9,', ',1', '90,100', 'a,b', '0,1'])(
    'is refused as %s, with what was given and what is accepted',
    (given) => {
      expect(() => readBudgetLight(given)).toThrow(
        `--budget-light '${given}' is not valid: write green,yellow: two shares of the budget with ` +
          '0 < green <= yellow',
      );
    },
  );

  it('is in the help, with its default', () => {
    expect(runHelp()).toMatch(/--budget-light G,Y .*\n +\(0\.9,1\)/);
  });
});
