/**
 * The mail of each kind of period: its text compared with a golden file (rewrite them with `UPDATE_GOLDEN=1
 * npx vitest run tests/mail/period`), its HTML by what it must contain.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { composeSummary } from '../../../src/mail/period/summary-mail.ts';
import { companyCosts, november, summaryOf } from '../summary-figures-fixture.ts';
import { summaryScenarios } from '../summary-scenarios.ts';

const gmailClip = 102 * 1024;
const goldenOf = (name: string) =>
  new URL(`../../fixtures/mail/summary-${name}.txt`, import.meta.url);

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

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

describe.each(Object.entries(summaryScenarios))('the summary of %s', (name, figures) => {
  const mail = composeSummary(figures());

  it('has the golden text', async () => {
    const text = `Subject: ${mail.subject}\n\n${mail.text}`;
    if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(goldenOf(name), text);
    expect(text).toBe(await readFile(goldenOf(name), 'utf8'));
  });

  it('says the same amounts in HTML as in text', () => {
    const amounts = (text: string) => text.match(/−?(?:[$¥]|IDR )[\d,.]*\d[KMB]?|\d+ %/g)?.sort();
    expect(amounts(wordsOf(mail.html))).toEqual(amounts(oneLine(mail.text)));
  });

  it('fits Gmail and one header line, and contains no unknown value', () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThan(gmailClip);
    expect(mail.subject).not.toMatch(/\p{Cc}|\u00a0/u);
    for (const text of [mail.html, mail.text, mail.subject]) {
      expect(text).not.toMatch(/undefined|NaN|\[object|Infinity|∞|null/);
    }
  });
});

describe('a summary', () => {
  it('has period, cost, change and units over budget in its subject', () => {
    expect(composeSummary(summaryScenarios.week()).subject).toBe(
      'AWS costs week 47: $295,240.84 ▲ 7.0 %, 1 OU heading over budget',
    );
    expect(composeSummary(summaryScenarios['month-final']()).subject).toMatch(
      /^AWS costs November 2026, final: \$[\d,.]+ ▲ [\d.]+ % a day, 1 OU over budget$/,
    );
  });

  it('names the days that are missing, and compares per day if the weeks have different numbers of days', () => {
    const text = oneLine(composeSummary(summaryScenarios['week-53-with-gaps']()).text);
    expect(text).toContain(
      'Two days of week 53 are not in the archive and not in these figures: 31 December and 2 January.',
    );
    expect(text).toContain('Per day, because week 53 has 5 (of 7) days here and week 52 7.');
    expect(text).toContain('28 December 2026 to 3 January 2027');
  });

  it('does not show a missing day as a day without cost', () => {
    const { total } = summaryScenarios['week-53-with-gaps']();
    expect(total.dailyCosts.map((cost) => cost === null)).toEqual([
      false,
      false,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('says how much of a month that is not final is not invoiced, and what AWS changed', () => {
    const mail = composeSummary(summaryScenarios['month-not-final']());
    expect(mail.subject).toContain('November 2026, not yet final:');
    expect(oneLine(mail.text)).toContain('3 % of November’s costs are not invoiced yet');
    expect(oneLine(mail.text)).toContain(
      'changed November by +$41.20 since the mail of 30 November.',
    );
  });

  it('shows an owner their own units and no figure of the organization', () => {
    const whole = composeSummary(summaryScenarios.week()).text;
    const own = composeSummary(summaryScenarios['week-of-an-owner']());
    expect(own.text).toContain('Root / Workloads / Retail');
    for (const words of ['Data Platform', 'Payments', '$295,240.84']) {
      expect(whole).toContain(words);
      expect(own.text + own.html + own.subject).not.toContain(words);
    }
  });

  it('compares a closed month by its actual cost, in the past tense', () => {
    const { text } = composeSummary(summaryOf(companyCosts({ period: november })));
    expect(text).toContain('Within ·');
    expect(text).not.toMatch(/On track|will|Projected|heading/);
    expect(text).toContain('One of seven OUs with a budget exceeded its budget: Data Platform');
  });

  it('says of a week who has exceeded a budget, who will, and whose month end is unknown', () => {
    const figures = summaryScenarios.week();
    const [first, second, third] = figures.units;
    if (!first?.month || !second?.month || !third?.month) throw new Error('three budgets');
    const units = [
      { ...first, month: { ...first.month, monthToDate: (first.month.budget ?? 0) + 1 } },
      { ...second, month: { ...second.month, projected: (second.month.budget ?? 0) + 1 } },
      third,
    ];
    const mail = composeSummary({ ...figures, units });
    expect(oneLine(mail.text)).toContain(
      'Data Platform has exceeded its budget. Shop will exceed its budget.',
    );
    expect(mail.subject).toContain(', 1 OU over budget, 1 OU heading over budget');
  });

  it('of a month with missing days names none within budget: subject, top and lights say what is missing', () => {
    const costs = companyCosts({ period: november });
    const archived = new Set([...costs.archived].filter((day) => day !== '2026-11-03'));
    const figures = summaryOf({ ...costs, archived });
    const mail = composeSummary(figures);
    expect(mail.subject).toContain('29 of 30 days');
    expect(mail.text).toContain('29 of 30 days ·');
    expect(oneLine(mail.text)).toContain('One of seven OUs with a budget exceeded its budget:');
    expect(mail.text).not.toMatch(/Within|did not|stayed within|Unknown ·/);
    const light = ({ month }: (typeof figures.units)[number]) => month?.light;
    expect(figures.units.map(light).filter((one) => one === 'green')).toEqual([]);
  });

  it('gives the location of a CSV that is too large', () => {
    const { text } = composeSummary(summaryScenarios.week(), 'link');
    expect(oneLine(text)).toContain('too large for a mail; the attachment says where it is');
  });
});
