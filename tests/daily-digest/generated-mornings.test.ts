/** Two daily runs of a generated company, with restatements, moves and hostile names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DigestOutcome } from '../../functions/daily-digest/digest-run.ts';
import { type GeneratedBill, generateBill } from '../../samples/generator/generate-bill.ts';
import { hostileOu } from '../../samples/generator/hostile-names.ts';
import { restatedBetween } from '../../samples/generator/scenario.ts';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { sumOf } from '../../src/domain/arithmetic/sum-of.ts';
import { parseBudgets } from '../../src/domain/budgets/budgets.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { runDigest } from '../support/laptop.ts';
import { folderForSuite } from '../support/temp-folder.ts';

const folder = folderForSuite();

async function morning(
  asOf: string,
  day: string,
): Promise<{ bill: GeneratedBill; outcome: DigestOutcome }> {
  const bill = await generateBill({
    out: join(folder(), asOf),
    from: parseBillingDay('2026-10-01'),
    to: parseBillingDay(day),
    asOf: parseBillingDay(asOf),
    hostile: true,
  });
  const outcome = await runDigest({
    bill: bill.trees.cur2?.root ?? '',
    out: join(folder(), 'out'),
    day,
    accounts: parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts),
    settings: {
      budgets: parseBudgets(readFileSync(bill.budgets, 'utf8'), bill.budgets),
      restatementDays: 40,
      // Every account's name reaches the mail.
      moverCount: 300,
    },
  });
  return { bill, outcome };
}

describe('two daily runs of a generated company', () => {
  let first: Awaited<ReturnType<typeof morning>>;
  let second: Awaited<ReturnType<typeof morning>>;

  beforeAll(async () => {
    first = await morning('2026-11-20', '2026-11-19');
    second = await morning('2026-11-21', '2026-11-20');
  });

  it('rewrites exactly the days that were restated, and adds the new one', () => {
    const restated = restatedBetween(
      second.bill.restatements,
      parseBillingDay('2026-11-20'),
      parseBillingDay('2026-11-21'),
    );
    expect(restated.length).toBeGreaterThan(0);
    const written = second.outcome.archived.days.filter(({ outcome }) => outcome === 'written');
    expect(written.map(({ day }) => day.day)).toEqual([...restated, '2026-11-20']);
    expect(first.outcome.archived.days.every(({ outcome }) => outcome === 'written')).toBe(true);
  });

  it('says in the mail which days changed and by how much', () => {
    const { restatedDays } = second.outcome.figures.trust;
    expect(restatedDays.length).toBeGreaterThan(0);
    for (const { before, after } of restatedDays) expect(after).not.toBeCloseTo(before, 2);
    expect(second.outcome.mail.text).toMatch(/Restated\. AWS changed/);
  });

  it('has the same total in bill, archive, figures, CSV, text and HTML', async () => {
    const { figures } = second.outcome;
    const outbox = join(folder(), 'out', 'outbox');
    const file = readdirSync(outbox).find((name) => name.includes('2026-11-20')) ?? '';
    const mail = await simpleParser(readFileSync(join(outbox, file)));
    const csv = mail.attachments[0]?.content.toString('utf8').replace(/^\uFEFF/, '') ?? '';
    const rows = Papa.parse<Record<string, string>>(csv, {
      header: true,
      skipEmptyLines: true,
    }).data;
    const inCsv = sumOf(rows.map((row) => Number(row['DailyCost'])));
    const words = figures.total.cost.toLocaleString('en-US', {
      style: 'currency',
      currency: 'USD',
    });
    expect(figures.trust.billTotal).toBeCloseTo(figures.total.cost, 6);
    expect(inCsv).toBeCloseTo(figures.total.cost, 6);
    expect(mail.attachments).toHaveLength(1);
    expect(mail.subject).toContain(words);
    expect(mail.text).toContain(words);
    expect(mail.html).toContain(words);
  });

  it('lets no name from the bill become markup, a header or a formula', async () => {
    const { mail } = second.outcome;
    expect(mail.html).not.toMatch(/<script|<img|onerror=/i);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    const cells = Papa.parse<string[]>(mail.csv.replace(/^\uFEFF/, '')).data.flat();
    expect(cells.filter((cell) => /^[=@+\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain(hostileOu);
    expect(mail.html).toMatch(/&lt;img src/);
  });

  it('loses no cost in the join with the directory, in every OU', () => {
    for (const { day } of second.outcome.archived.days) {
      expect(day.totalCost, day.day).toBeCloseTo(day.sourceCost, 6);
    }
    expect(second.outcome.figures.trust.unassignedAccounts).toHaveLength(1);
  });
});
