/** Links into the web dashboard: spelled as the API's queries, and safe with any name of a bill. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { dashboardLinks } from '../../../src/domain/links/dashboard-links.ts';
import { dimensions } from '../../../src/domain/questions/dimension.ts';

const from = parseBillingDay('2026-11-01');
const to = parseBillingDay('2026-11-20');
const base = 'https://costs.example.com/finops';
const links = dashboardLinks(base);
/** Any text, also with halves of pairs, as a damaged bill may have them. */
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('the pages', () => {
  it('are below the address, also if it has a path', () => {
    expect(links).toMatchObject({
      overview: `${base}/overview`,
      teams: `${base}/teams`,
      tags: `${base}/tags`,
      rules: `${base}/rules`,
    });
    expect(links.team('data-platform')).toBe(`${base}/teams/data-platform`);
  });

  it('of costs have the query of the API, with every name percent-encoded', () => {
    const query = {
      from,
      to,
      metric: 'unblended',
      granularity: 'day',
      groupBy: ['service', 'usageType'],
      filter: { service: 'Amazon EC2 & more', ou: 'Root/Shop #1' },
      compare: 'previous',
    } as const;
    const written =
      'from=2026-11-01&to=2026-11-20&metric=unblended&granularity=day&group_by=service%2CusageType' +
      '&filter%5Bou%5D=Root%2FShop+%231&filter%5Bservice%5D=Amazon+EC2+%26+more&compare=previous';
    expect(links.explore(query)).toBe(`${base}/explore?${written}`);
    expect(links.rows(query)).toBe(`${base}/explore/rows?${written}`);
  });

  it('leave out what is not asked for', () => {
    expect(links.explore({ from, to })).toBe(`${base}/explore?from=2026-11-01&to=2026-11-20`);
  });

  it('of an empty filter still name it: no Region is a Region', () => {
    expect(links.explore({ from, to, filter: { region: '' } })).toMatch(/&filter%5Bregion%5D=$/);
  });
});

describe('hostile names', () => {
  it('come back as they were, and change nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dimensions), anyText, (dimension, name) => {
        const url = new URL(links.explore({ from, to, filter: { [dimension]: name } }) ?? '');
        expect(url.origin + url.pathname).toBe(`${base}/explore`);
        expect([...url.searchParams]).toEqual([
          ['from', from],
          ['to', to],
          [`filter[${dimension}]`, name.replace(/\p{Surrogate}/gu, '\ufffd')],
        ]);
      }),
    );
  });

  it('have only characters that need no escape in text', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const both = [links.team(name), links.explore({ from, to, filter: { ou: name } })];
        for (const url of both) expect(url).toMatch(/^[\w:/.?=&%+*~!'()-]*$/);
      }),
    );
  });

  it.each(['../rules', '..', '.', 'a/b?c#d', '%2e%2e', '//evil.example', '\ud800'])(
    'of a team stay one segment below the teams: %j',
    (name) => {
      const { origin, pathname, search, hash } = new URL(links.team(name) ?? '');
      expect(`${origin}${pathname}`).toMatch(
        /^https:\/\/costs\.example\.com\/finops\/teams\/[^/]*$/,
      );
      expect(search + hash).toBe('');
    },
  );

  it('that are too long have no link', () => {
    expect(links.team('x'.repeat(2_000))).toBeNull();
    expect(links.explore({ from, to, filter: { service: '€'.repeat(300) } })).toBeNull();
  });
});
