/**
 * The mail in each scenario: its text compared with a golden file (rewrite them with `UPDATE_GOLDEN=1 npx
 * vitest run tests/mail`), its HTML by what it must contain.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { figuresWith, totalOf, unitFigures } from '../figures-fixture.ts';
import { hostileNames, manyUnits, mostHostileFigures } from '../hostile-figures.ts';
import { scenarios } from '../scenarios.ts';

const gmailClip = 102_000;
const goldenOf = (name: string) => new URL(`../../fixtures/mail/${name}.txt`, import.meta.url);

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** The visible text of the HTML on one line: without title, preview and comments. */
function wordsOf(html: string): string {
  return html
    .replace(
      /<!--.*?-->|<style.*?<\/style>|<title>.*?<\/title>|<div style="display:none.*?<\/div>/gs,
      '',
    )
    .replace(/<\/?(?:b|bdi|span)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&\w+;/g, (entity) => entities[entity] ?? entity)
    .replace(/[\s\u00a0]+/g, ' ');
}

describe.each(Object.entries(scenarios))('the mail of %s', (name, figures) => {
  const mail = composeDigest(figures());

  it('has the golden text', async () => {
    const text = `Subject: ${mail.subject}\n\n${mail.text}`;
    if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(goldenOf(name), text);
    expect(text).toBe(await readFile(goldenOf(name), 'utf8'));
  });

  it('says the same amounts in HTML as in text', () => {
    const amounts = (text: string) => text.match(/−?(?:[$¥€]|IDR )[\d,.]*\d[KMB]?|\d+ %/g)?.sort();
    expect(amounts(wordsOf(mail.html))).toEqual(amounts(mail.text.replace(/\s+/g, ' ')));
  });

  it('fits Gmail, and reads on one screen of headers', () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThan(gmailClip);
    expect(mail.subject).not.toMatch(/\p{Cc}|\u00a0/u);
    expect(mail.html).not.toMatch(/undefined|NaN|\[object|Infinity|∞/);
    expect(mail.text).not.toMatch(/undefined|NaN|\[object|Infinity|∞/);
  });
});

describe('the mail', () => {
  it('contains total, change and count in its subject', () => {
    const subject =
      'AWS costs Fri 20 Nov: $47,799.05 ▲ 8.4 %, 1 OU over budget, 1 OU and the total heading over';
    expect(composeDigest(scenarios['over-budget']()).subject).toBe(subject);
  });

  it('names the OU that has exceeded its budget and the one that will', () => {
    const { text, html } = composeDigest(scenarios['over-budget']());
    const sentence =
      'One of seven OUs has exceeded its budget: Shop. Data Platform will exceed its budget, and so will the total.';
    expect(text.replace(/\s+/g, ' ')).toContain(sentence);
    expect(wordsOf(html)).toContain(sentence);
  });

  it('never shows absent data as a drop', () => {
    const { html, text, subject } = composeDigest(scenarios['missing-data']());
    for (const words of [wordsOf(html), text]) {
      expect(words).toContain(
        'No AWS costs for Friday 20 November yet; this is Thursday 19 November.',
      );
      expect(words).not.toMatch(/▼ \S+ \(?100 %/);
    }
    expect(subject).toContain('(Fri 20 Nov not in yet)');
  });

  it('says what is unknown instead of comparing with zero', () => {
    const words = wordsOf(composeDigest(scenarios['first-run']()).html);
    expect(words).toContain('No figure for Saturday');
    expect(words).toContain('No earlier Sunday to compare with');
    expect(words).not.toContain('no change');
  });

  it('escapes hostile names and keeps them out of the subject', () => {
    const { html, subject } = composeDigest(scenarios['hostile-names']());
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).toContain('<bdi>שלום עולם</bdi>');
    expect(html).toContain('{{constructor}}');
    for (const name of hostileNames) expect(subject).not.toContain(name.slice(0, 6));
  });

  it('shows thirty of three hundred units, ten with their days, and the sum of the others', () => {
    const figures = manyUnits(300);
    const { html, text } = composeDigest(figures);
    const rest = figures.ous.slice(30).reduce((sum, { cost }) => sum + cost, 0);
    expect(html.match(/scope="row"/g)).toHaveLength(30 + 2 + 5);
    expect(html.match(/class="k"/g)).toHaveLength(1 + 10);
    expect(text).toContain('and 270 more in the CSV');
    expect(text).toContain(`$${Math.round(rest).toLocaleString('en-US')}`);
  });

  it('shows fewer rows, but no wrong amount, if hostile names would make Gmail clip it', () => {
    const { html, text } = composeDigest(mostHostileFigures());
    expect(Buffer.byteLength(html)).toBeLessThan(gmailClip);
    expect(html.match(/class="k"/g)).toHaveLength(1);
    expect(text).toMatch(/and 2[789]\d more in the CSV/);
  });

  it('names five unassigned accounts and the cost of the others', () => {
    const accounts = Array.from({ length: 8 }, (_, index) => ({
      accountId: String(index).padStart(12, '0'),
      accountName: null,
      cost: 1,
    }));
    const { text } = composeDigest(figuresWith({ trust: { unassignedAccounts: accounts } }));
    expect(text.replace(/\n {2}/g, ' ')).toContain('($1.00) and three more ($3.00).');
  });

  it('says if bill and archive differ, and if the dashboard is old', () => {
    const trust = {
      archiveTotal: 90,
      billTotal: 100.25,
      dashboardNotice: 'The dashboard shows yesterday.',
    };
    const { text } = composeDigest(figuresWith({ trust }));
    expect(text.replace(/\n {2}/g, ' ')).toContain('They differ by $10.25: the bill has $100.25');
    expect(text).toContain('Dashboard. The dashboard shows yesterday.');
  });

  it('compares only the OUs with a budget if budgets do not cover all', () => {
    const ous = [
      unitFigures(['Root/A', 10, 9, 9, 200, 300, 400]),
      unitFigures(['Root/B', 90, 80, 80, 1_800, 2_700, null]),
    ];
    const { text } = composeDigest(figuresWith({ ous, total: totalOf(ous) }));
    expect(text).toMatch(/Projected month end +\$3,000 +likely/);
    expect(text).toMatch(/Budget +\$400\.00 +On track · 75 % +for 1 of 2 OUs/);
  });

  it('says if the total exceeds its budget though no unit does', () => {
    const { ous } = figuresWith();
    const calm = ous.filter((ou) => ou.light !== 'red');
    const total = {
      ...totalOf(calm),
      budget: 500_000,
      budgetCoversAll: true,
      light: 'red',
    } as const;
    expect(composeDigest(figuresWith({ ous: calm, total })).text).toContain(
      'but the total has exceeded',
    );
  });
});
