/** Savings Plans and reservations from the bill to the archive and the mail, on small bills of each kind. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../src/delivery/mail-audiences.ts';
import { textAt } from '../../src/domain/columns/text-column.ts';
import type { LocalPlatform } from '../../src/platform/local/local-platform.ts';
import { commitmentsTable } from '../../src/tables/commitments.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { fill } from '../backfill/workshop.ts';
import { hostileNames } from '../mail/hostile-figures.ts';
import {
  csvOf,
  focusCharge,
  type Line,
  usageLine,
} from '../platform/local/bill/hand-written-bill.ts';
import { account, defaultSettings, filesBelow, runDigest } from '../support/laptop.ts';
import { tempFolder } from '../support/temp-folder.ts';

const day = '2026-11-03';
const month = ['2026-11-01', '2026-11-02', day];
const shop = '022233334444';
const data = '055566667777';
const accounts = [account(shop, 'Root/Shop'), account(data, 'Root/Data')];

const dated = (date: string): Line => ({
  line_item_usage_start_date: `${date}T00:00:00Z`,
  line_item_usage_type: 'EU-BoxUsage:m5.large',
});
const planFee = (date: string, arn: string, end: string, change: Line = {}) =>
  usageLine({
    ...dated(date),
    line_item_line_item_type: 'SavingsPlanRecurringFee',
    line_item_product_code: 'ComputeSavingsPlans',
    savings_plan_savings_plan_a_r_n: arn,
    savings_plan_end_time: end,
    savings_plan_total_commitment_to_date: 10,
    savings_plan_used_commitment: 8,
    ...change,
  });
const covered = (date: string, arn: string) =>
  usageLine({
    ...dated(date),
    line_item_line_item_type: 'SavingsPlanCoveredUsage',
    savings_plan_savings_plan_a_r_n: arn,
    savings_plan_savings_plan_effective_cost: 8,
  });
const reservationFee = (end: string) =>
  usageLine({
    ...dated('2026-11-01'),
    line_item_line_item_type: 'RIFee',
    line_item_usage_account_id: data,
    reservation_reservation_a_r_n: 'arn:aws:ec2:eu-west-1:055566667777:reserved-instances/1',
    reservation_end_time: end,
    reservation_unused_recurring_fee: 4,
  });

const soon = '2026-12-14T10:30:00.000Z';
const arn = 'arn:aws:savingsplans::022233334444:savingsplan/1';
const usage = month.map((date) => usageLine({ ...dated(date), line_item_unblended_cost: 24 }));
const ofPlan = month.flatMap((date) => [planFee(date, arn, soon), covered(date, arn)]);
const all = [...usage, ...ofPlan, reservationFee('2026-12-20T00:00:00.000Z')];

/** A column that only CUR 2.0 has distinguishes the two reports. */
const asCur2 = (lines: readonly Line[]) =>
  lines.map((line) => ({ ...line, product: {}, resource_tags: {} }));

function workshop(lines: readonly Line[]) {
  const folder = tempFolder();
  const bill = join(folder, 'bill.csv');
  const out = join(folder, 'out');
  writeFileSync(bill, csvOf(lines));
  return { out, bill, run: { bill, out, day, accounts } };
}

async function archivedOn(out: string, date: string) {
  const path = join(out, objectKey(commitmentsTable, date as never));
  if (!existsSync(path)) return null;
  const columns = await decodeTable(commitmentsTable, readFileSync(path));
  return columns.endsOn.map((endsOn, row) => ({
    ou: textAt(columns.ou, row),
    account: textAt(columns.linkedAccount, row),
    kind: textAt(columns.kind, row),
    id: textAt(columns.commitmentId, row),
    endsOn,
    used: columns.usedCost[row],
    unused: columns.unusedCost[row],
  }));
}

/** The text of an audience's mail, in one line. */
async function mailOf(out: string, scope: string): Promise<string> {
  const path = join(out, 'outbox', `digest.${day}.${audienceOf(scope).name}.eml`);
  const { text = '' } = await simpleParser(readFileSync(path));
  return textOf(text);
}

const textOf = (text: string) => text.replace(/\s+/g, ' ');

describe.each([
  ['CUR 2.0', asCur2],
  ['the legacy report', (lines: readonly Line[]) => lines],
])('a bill of %s', (_, as) => {
  it('gives the end, the use and the owner of each, by day', async () => {
    const { out, run } = workshop(as(all));
    await runDigest(run);
    const plan = { ou: 'Root/Shop', account: shop, kind: 'savings-plan', id: arn };
    const known = { ...plan, endsOn: '2026-12-14', used: 8, unused: 2 };
    expect(await archivedOn(out, '2026-11-01')).toEqual([
      {
        ou: 'Root/Data',
        account: data,
        kind: 'reservation',
        id: 'arn:aws:ec2:eu-west-1:055566667777:reserved-instances/1',
        endsOn: '2026-12-20',
        used: null,
        unused: 4,
      },
      known,
    ]);
    expect(await archivedOn(out, day)).toEqual([known]);
  });

  it('gives the line of the mail, and an owner only their own', async () => {
    const { out, run } = workshop(as(all));
    const recipients = ['*', 'Root/Shop', 'Root/Data'].map((scope) => ({
      scope,
      address: 'finops@example.com',
    }));
    await runDigest({ ...run, settings: { mail: { ...defaultSettings.mail, recipients } } });
    expect(await mailOf(out, '*')).toContain(
      'Savings Plans and reservations in November so far: $10.00 of $34.00 unused (71 % used); 25 % of the cost of eligible usage covered. One Savings Plan ($30.00 so far) and one reservation expire by 20 December.',
    );
    const shopMail = await mailOf(out, 'Root/Shop');
    expect(shopMail).toContain('One Savings Plan ($30.00 so far) expires on 14 December.');
    expect(shopMail).not.toContain('one reservation');
    const dataMail = await mailOf(out, 'Root/Data');
    expect(dataMail).not.toContain('Savings Plan (');
  });

  it('without a column of their end, with one that is not a date, and without fees says none', async () => {
    const words = ['soon', '', '9999-99-99', "'); drop table commitments; --"];
    const none = words.map((end, at) => planFee(day, `${arn}${at}`, end));
    const { savings_plan_end_time: _, ...absent } = planFee(day, arn, '');
    for (const lines of [none, [absent], []]) {
      const { out, run } = workshop(as([...usage, ...lines]));
      const { mail } = await runDigest(run);
      expect(textOf(mail.text)).not.toContain('expire');
      const archived = await archivedOn(out, day);
      expect(archived?.map(({ endsOn }) => endsOn) ?? []).toEqual(lines.map(() => null));
    }
  });
});

it('texts of a bill in place of an ARN stay texts, and are in no mail', async () => {
  const fees = month.flatMap((date) => hostileNames.map((name) => planFee(date, name, soon)));
  const { out, run } = workshop(asCur2([...usage, ...fees]));
  const { mail } = await runDigest(run);
  const ids = (await archivedOn(out, day))?.map(({ id }) => id);
  expect(ids?.toSorted()).toEqual(hostileNames.toSorted());
  expect(textOf(mail.text)).toContain(
    'Seven Savings Plans ($210.00 so far) expire by 14 December.',
  );
  for (const name of hostileNames) expect(mail.html).not.toContain(name);
});

it('a FOCUS bill has no such rows, and its mail says nothing of them', async () => {
  const charges = month.map((date) => focusCharge({ chargeperiodstart: `${date}T00:00:00Z` }));
  const fee = focusCharge({
    chargecategory: 'Purchase',
    chargefrequency: 'Recurring',
    commitmentdiscountid: arn,
  });
  const { out, run } = workshop([...charges, { ...fee, chargeperiodstart: `${day}T00:00:00Z` }]);
  const { mail } = await runDigest(run);
  expect([...filesBelow(out).keys()].filter((path) => path.startsWith('commitments/'))).toEqual([]);
  expect(mail.text).not.toContain('Savings Plan');
});

it('a second run writes nothing, and a fee that AWS takes back leaves an empty day', async () => {
  const { out, bill, run } = workshop(asCur2(all));
  await runDigest(run);
  const stored = () => [...filesBelow(out)].filter(([path]) => path.startsWith('commitments/'));
  const before = stored();
  expect(before).toHaveLength(3);
  await runDigest(run);
  expect(stored()).toEqual(before);
  writeFileSync(bill, csvOf(asCur2([...usage, ...ofPlan.slice(0, -2)])));
  await runDigest({ ...run, accept: { shrink: true, payer: null } });
  expect(await archivedOn(out, day)).toEqual([]);
  expect(await archivedOn(out, '2026-11-02')).toHaveLength(1);
});

it('a backfill archives the same rows as daily runs', async () => {
  const { out, bill, run } = workshop(asCur2(all));
  const other = join(tempFolder(), 'out');
  await runDigest(run);
  await fill({ bill, accounts, out: other }, { from: month[0] as never, to: day as never });
  for (const date of month) {
    expect(await archivedOn(other, date)).toEqual(await archivedOn(out, date));
    expect(await archivedOn(other, date)).not.toBeNull();
  }
});

/** A store that breaks objects of the table as they are read, or rejects them. */
const withBrokenObjects =
  (broken: { readonly get?: string; readonly put?: string }) =>
  (platform: LocalPlatform): LocalPlatform => {
    const { store } = platform;
    return {
      ...platform,
      store: {
        head: (key) => store.head(key),
        locate: (key) => store.locate(key),
        get: async (key) => {
          const found = await store.get(key);
          return found && key === broken.get ? { ...found, body: Buffer.from('PAR1') } : found;
        },
        put: (key, body, options) =>
          key === broken.put
            ? Promise.reject(new Error('the disk is full'))
            : store.put(key, body, options),
      },
    };
  };
const keyOf = (date: string) => objectKey(commitmentsTable, date as never);

it('an object that cannot be read fails the run after a mail that says no end', async () => {
  const { out, run } = workshop(asCur2(all));
  await runDigest({ ...run, day: '2026-11-02' });
  const failing = runDigest({ ...run, change: withBrokenObjects({ get: keyOf('2026-11-01') }) });
  await expect(failing).rejects.toThrow(/Savings Plans and reservations of 2026-11-01 cannot be/);
  const text = await mailOf(out, '*');
  expect(text).toContain('Savings Plans and reservations in November so far');
  expect(text).not.toContain('expire');
});

it('one that cannot be stored fails the run after the mail as well', async () => {
  const { out, run } = workshop(asCur2(all));
  const failing = runDigest({ ...run, change: withBrokenObjects({ put: keyOf('2026-11-02') }) });
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await mailOf(out, '*')).not.toContain('expire');
});
