/** The links of weekly and monthly mails: the same period, OU and cost metric as the block. */
import { describe, expect, it } from 'vitest';
import { dashboardLinks } from '../../../src/domain/links/dashboard-links.ts';
import { composeSummary } from '../../../src/mail/period/summary-mail.ts';
import { linksIn } from '../links-in-html.ts';
import { frozenStatement } from '../statement-fixture.ts';
import { summaryScenarios } from '../summary-scenarios.ts';

const base = 'https://costs.example.com';
const dashboard = dashboardLinks(base);

describe('with an address', () => {
  it('each block of a week has one link', () => {
    const figures = summaryScenarios.week();
    const { from, to } = figures.period;
    const query = `from=${from}&to=${to}&metric=unblended`;
    const { html, text } = composeSummary(figures, 'file', null, dashboard);
    const links = linksIn(html);
    expect(links.map(({ url }) => url)).toEqual([
      `${base}/explore?${query}&group_by=ou`,
      `${base}/explore?${query}&group_by=service`,
      `${base}/explore?${query}&group_by=service%2Caccount&compare=previous`,
    ]);
    expect(links.map(({ words }) => words.replaceAll('\u00a0', ' '))).toEqual([
      'See week 47 by OU',
      'See all services of week 47',
      'Compare with week 46',
    ]);
    expect(text.match(/https:\S+/g)).toEqual(links.map(({ url }) => url));
  });

  it('a closed month leads to its teams', () => {
    const figures = summaryScenarios['month-final']();
    const { html, text } = composeSummary(figures, 'file', frozenStatement(), dashboard);
    expect(linksIn(html)).toContainEqual({ words: 'See all teams', url: `${base}/teams` });
    expect(text).toContain(`See all teams: ${base}/teams`);
  });

  it('an owner’s week names that OU only', () => {
    const figures = summaryScenarios['week-of-an-owner']();
    const links = linksIn(composeSummary(figures, 'file', null, dashboard).html);
    expect(links).toHaveLength(3);
    for (const { url } of links) {
      expect(new URL(url).searchParams.getAll('filter[ou]')).toEqual([figures.audience.scope]);
    }
  });

  it('offers no comparison with a period that the archive does not have', () => {
    const { html } = composeSummary(summaryScenarios['first-week'](), 'file', null, dashboard);
    expect(html).not.toContain('compare&#x3D;previous');
  });

  it('fits Gmail with many OUs', () => {
    for (const name of ['many-units-week', 'many-units-month', 'hostile-names'] as const) {
      const { html } = composeSummary(summaryScenarios[name](), 'file', null, dashboard);
      expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    }
  });
});

it('without an address no summary has a link', () => {
  for (const figures of Object.values(summaryScenarios)) {
    expect(linksIn(composeSummary(figures()).html)).toEqual([]);
  }
});
