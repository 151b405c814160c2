/** The links of the daily mail: one per block, to the same costs, and none without an address. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dashboardLinks } from '../../../src/domain/links/dashboard-links.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { figuresWith } from '../figures-fixture.ts';
import { hostileNames, manyUnits } from '../hostile-figures.ts';
import { linksIn } from '../links-in-html.ts';
import { scenarios } from '../scenarios.ts';
import { ownersFigures } from '../unusual-scenarios.ts';

const base = 'https://costs.example.com';
const dashboard = dashboardLinks(base);
const withLinks = (figures: Parameters<typeof composeDigest>[0]) =>
  composeDigest(figures, 'file', dashboard);
const day = 'from=2026-11-20&to=2026-11-20&metric=unblended';
const month = 'from=2026-11-01&to=2026-11-20&metric=unblended';

describe('with an address', () => {
  it('each block has one link, to the costs that it shows', () => {
    expect(linksIn(withLinks(scenarios['teams-coverage']()).html)).toEqual([
      { words: 'See November by OU', url: `${base}/explore?${month}&group_by=ou` },
      { words: 'See all teams', url: `${base}/teams` },
      { words: 'See what lacks tags', url: `${base}/tags` },
      {
        words: 'Compare with the day before',
        url: `${base}/explore?${day}&group_by=service%2Caccount&compare=previous`,
      },
    ]);
  });

  it('an unusual cost has its OU and service since its first day', () => {
    const figures = scenarios.anomaly();
    const [first] = figures.anomalies.rows;
    const [link] = linksIn(withLinks(figures).html);
    const { pathname, searchParams } = new URL(link?.url ?? '');
    expect(link?.words.replaceAll('\u00a0', ' ')).toBe('See its costs since Thu 19 Nov');
    expect(pathname).toBe('/explore');
    expect(Object.fromEntries(searchParams)).toEqual({
      from: first?.since,
      to: '2026-11-20',
      metric: 'unblended',
      granularity: 'day',
      group_by: 'account',
      'filter[ouOnly]': first?.ou,
      'filter[service]': first?.service,
    });
  });

  it('is read aloud with its words first, then where it leads', () => {
    const { html } = withLinks(scenarios.anomaly());
    expect(html).toContain('aria-label="See November by OU, in the dashboard"');
    expect(html).toMatch(
      /aria-label="See its costs since [^"]*: [^"]* in [^"]*, in the dashboard"/,
    );
  });

  it('the plain text has the same addresses, unbroken', () => {
    for (const name of ['teams-coverage', 'anomaly', 'owners-mail', 'quiet-day'] as const) {
      const { html, text } = withLinks(scenarios[name]());
      const inText = text.match(/https:\/\/costs\.example\.com\S*/g);
      expect(inText?.sort()).toEqual(
        linksIn(html)
          .map(({ url }) => url)
          .sort(),
      );
    }
  });

  it('has the mail’s cost metric, so that the page has the same sums', () => {
    const { text } = withLinks(figuresWith({ costMetric: 'net_amortized' }));
    expect(text).toContain('&metric=net_amortized&group_by=ou');
  });

  it('does not offer a comparison that the mail does not have', () => {
    expect(withLinks(scenarios['first-run']()).text).not.toContain('compare=previous');
    expect(withLinks(scenarios['partial-day']()).text).not.toContain('compare=previous');
  });

  it('does not mention tags where the rules ask for none', () => {
    expect(withLinks(scenarios['quiet-day']()).text).not.toContain('/tags');
  });

  it('fits Gmail with 300 OUs and the longest address', () => {
    const long = dashboardLinks(`https://costs.example.com/${'a'.repeat(174)}`);
    for (const figures of [manyUnits(300), scenarios['many-hostile-units'](), scenarios.teams()]) {
      const { html } = composeDigest(figures, 'file', long);
      expect(linksIn(html)).not.toEqual([]);
      expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    }
  });
});

describe('the mail of an OU’s owner', () => {
  it('has links to that OU and its parts only', () => {
    const figures = scenarios['owners-mail']();
    const links = linksIn(withLinks(figures).html);
    expect(links.length).toBeGreaterThan(1);
    for (const { url } of links) {
      const { searchParams } = new URL(url);
      const ou = searchParams.get('filter[ouOnly]') ?? searchParams.get('filter[ou]');
      expect(`${ou}/`).toMatch(new RegExp(`^${figures.audience.scope}/`));
    }
  });

  it('has no attribute that a name of the bill could end', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: 'binary' })),
        (name) => {
          const scope = `Root/x${name}`;
          const { ous } = figuresWith();
          const { html } = withLinks(ownersFigures(scope, ous.slice(0, 1)));
          for (const { url } of linksIn(html)) {
            expect(new URL(url).origin).toBe(base);
            expect(new URL(url).searchParams.get('filter[ou]')).toBe(
              scope.replace(/\p{Surrogate}/gu, '\ufffd'),
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('has no link if the OU’s path is too long for an address', () => {
    const { ous } = figuresWith();
    const figures = ownersFigures(`Root/${'x'.repeat(5_000)}`, ous.slice(0, 1));
    expect(linksIn(withLinks(figures).html)).toEqual([]);
  });
});

it('without an address no mail has a link', () => {
  for (const figures of Object.values(scenarios)) {
    const { html, text } = composeDigest(figures());
    expect(html).not.toContain('<a ');
    expect(text).not.toContain('https://');
  }
});
