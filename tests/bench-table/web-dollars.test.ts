/** The cost of the web dashboard, and that the page about costs has the computed figures. */
import { describe, expect, it } from 'vitest';
import { dashboards, webDollars, webDollarsRow } from '../bench/costs/web-dollars.ts';
import { readMarkdown } from '../support/docs/markdown-pages.ts';

const [small, medium] = dashboards;
if (small === undefined || medium === undefined) throw new Error('there are two sizes');

describe('the cost of the web dashboard', () => {
  it.each(dashboards)('of $name is the one of the page', (use) => {
    expect(readMarkdown('docs/cost.md')).toContain(webDollarsRow(use));
  });

  it('grows with its readers, except for Athena, whose answers are kept', () => {
    const twice = webDollars({ ...medium, readers: 2 * medium.readers });
    const once = webDollars(medium);
    expect(twice.hosting).toBeCloseTo(2 * once.hosting);
    expect(twice.lambda).toBeCloseTo(2 * once.lambda);
    expect(twice.athena).toBe(once.athena);
  });

  it('pays Athena’s smallest scan for a small archive', () => {
    expect(webDollars(small).athena).toBeCloseTo(((60 * 30 * 10e6) / 1e12) * 5);
  });
});
