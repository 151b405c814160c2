/** Defaults as the documentation says them are those that the code has. */
import { describe, expect, it } from 'vitest';
import { defaultBudgetLight } from '../../cli/budget-light-option.ts';
import { defaultShrinkLimits } from '../../src/archive/replace/check-shrink.ts';
import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';
import { defaultRestatementDays } from '../../src/domain/calendar/open-window.ts';
import { defaultCostMetric } from '../../src/domain/costs/cost-metric.ts';
import {
  defaultMaxShrinkPercent,
  defaultSendsPerSecond,
  defaultUntaggedResources,
} from '../../src/settings/defaults.ts';
import { readMarkdown } from '../support/docs/markdown-pages.ts';

/** The row of a table that begins so. */
const rowOf = (page: string, start: string) =>
  readMarkdown(page)
    .split('\n')
    .find((line) => line.startsWith(`| ${start}`));
const percent = (share: number) => `${Math.round(share * 10_000) / 100} %`;

describe('the table of settings has the default of', () => {
  const { green, yellow } = defaultThresholds;
  it.each([
    ['`budgetLight`', `\`{"green": ${green}, "yellow": ${yellow}}\` |`],
    ['`costMetric`', `\`${defaultCostMetric}\` |`],
    ['`restatementDays`', `| ${defaultRestatementDays} |`],
    ['`untaggedResources`', `| ${defaultUntaggedResources} |`],
    ['`mail.sendsPerSecond`', `| ${defaultSendsPerSecond} |`],
    ['`directory`', `\`organizations\`, ${defaultMaxShrinkPercent} |`],
  ])('%s', (setting, written) => {
    expect(rowOf('stacks/README.md', setting)).toMatch(new RegExp(`${escaped(written)}$`));
  });
});

it('the pages about numbers and options have the limits of the light', () => {
  const { green, yellow } = defaultThresholds;
  expect(rowOf('docs/numbers.md', 'Light')).toContain(
    `on track ≤ ${percent(green)} < close ≤ ${percent(yellow)} < over`,
  );
  expect(rowOf('README.md', '`--budget-light`')).toContain(`\`${defaultBudgetLight}\``);
});

it('the page about trust has the limits from which a day is held', () => {
  const { lineShare, lines, costShare, accountShare } = defaultShrinkLimits;
  expect(rowOf('docs/trust.md', '**Lines and cost did not fall**')).toContain(
    `not lose more than ${percent(lineShare)} *and* more than ${lines} of its lines *and* more than ` +
      `${percent(costShare)} of its absolute cost`,
  );
  expect(rowOf('docs/trust.md', '**No large account is missing**')).toContain(
    `with ${percent(accountShare)} of the day's absolute cost`,
  );
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
