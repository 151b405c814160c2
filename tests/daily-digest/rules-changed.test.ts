/**
 * Changed rules change the current month. A closed month keeps the rules that it was archived with, also where
 * AWS restates its cost, until a backfill: and that changes what `rules diff` has said.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleSetMetadata } from '../../src/archive/allocation/rule-set-metadata.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { textsOf } from '../../src/domain/columns/text-column.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { writeAccountRules, writeAccountSet } from '../support/account-rules.ts';
import { commandLine } from '../support/command-line.ts';
import { filesBelow, runDigest, withPlatform } from '../support/laptop.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const october = ['--from', '2026-10-20', '--to', '2026-10-31'];

function deskWith(lines: readonly Line[]) {
  const folder = tempFolder();
  const out = join(folder, 'out');
  const bill = writeBill(join(folder, 'bill.csv'), lines);
  const options = ['--bill', bill, '--out', out];
  return { folder, out, bill, options };
}

type Desk = ReturnType<typeof deskWith>;

const keyOf = (day: string) => objectKey(costAllocationTable, parseBillingDay(day));

/** Path → inode and hash of the allocations of a month. */
const allocationsOf = ({ out }: Desk, month: number) =>
  new Map(
    [...filesBelow(out)].filter(([path]) =>
      path.startsWith(`cost-allocations/year=2026/month=${month}/`),
    ),
  );

async function targetsOf({ out }: Desk, day: string) {
  const values = await decodeTable(costAllocationTable, readFileSync(join(out, keyOf(day))));
  const sums: Record<string, number> = {};
  for (const [row, target] of textsOf(values.target).entries()) {
    sums[target] = (sums[target] ?? 0) + (values.unblendedCost[row] ?? 0);
  }
  return sums;
}

const ruleSetOf = (desk: Desk, day: string) =>
  withPlatform(desk, async ({ store }) => {
    return (await store.head(keyOf(day)))?.metadata[ruleSetMetadata] ?? '';
  });

/** October by the rules of 'shop', then November by those of 'mobile'. */
async function afterTheChange() {
  const desk = deskWith(steadyLines('2026-10-20', '2026-11-03'));
  writeAccountRules(desk.out, 'shop');
  await runDigest({ ...desk, day: '2026-10-31' });
  const before = allocationsOf(desk, 10);
  const earlierSet = await ruleSetOf(desk, '2026-10-31');
  writeAccountRules(desk.out, 'mobile');
  const { archived } = await runDigest({ ...desk, day: '2026-11-03' });
  return { desk, before, earlierSet, archived };
}

describe('rules that were changed in November', () => {
  it('leave October as it was, byte for byte, and allocate November', async () => {
    const { desk, before, archived } = await afterTheChange();
    expect(archived.window.from < '2026-10-31').toBe(true);
    expect(before.size).toBe(12);
    expect(allocationsOf(desk, 10)).toEqual(before);
    expect(Object.keys(await targetsOf(desk, '2026-10-31'))).toEqual(['team/shop']);
    expect(Object.keys(await targetsOf(desk, '2026-11-01'))).toEqual(['team/mobile']);
  });

  it("allocate a restated day of October with October's own set", async () => {
    const { desk, earlierSet } = await afterTheChange();
    const restated = steadyLines('2026-10-20', '2026-11-04').map((line) =>
      line.day === '2026-10-30' ? { ...line, cost: line.cost + 5 } : line,
    );
    const before = await targetsOf(desk, '2026-10-30');
    writeBill(desk.bill, restated);
    await runDigest({ ...desk, day: '2026-11-04' });
    const after = await targetsOf(desk, '2026-10-30');
    expect(Object.keys(after)).toEqual(['team/shop']);
    expect(after['team/shop']).toBeGreaterThan(before['team/shop'] ?? Number.NaN);
    expect(await ruleSetOf(desk, '2026-10-30')).toBe(earlierSet);
    expect(await ruleSetOf(desk, '2026-11-04')).not.toBe(earlierSet);
  });

  it('are those of the last run of October for its later lines, though they changed no row then', async () => {
    const desk = deskWith(steadyLines('2026-10-20', '2026-10-31'));
    writeAccountRules(desk.out, 'shop');
    await runDigest({ ...desk, day: '2026-10-31' });
    const first = await ruleSetOf(desk, '2026-10-30');
    // Another spelling of the same rules: no row differs.
    const path = join(desk.out, 'allocation/rules.yaml');
    writeFileSync(path, `${readFileSync(path, 'utf8')}# the last rules of October\n`);
    await runDigest({ ...desk, day: '2026-10-31' });
    const last = await ruleSetOf(desk, '2026-10-30');
    expect(last).not.toBe(first);
    writeAccountRules(desk.out, 'mobile');
    const restated = steadyLines('2026-10-20', '2026-11-02', 11);
    writeBill(desk.bill, restated);
    await runDigest({ ...desk, day: '2026-11-02' });
    expect(await ruleSetOf(desk, '2026-10-30')).toBe(last);
    expect(Object.keys(await targetsOf(desk, '2026-10-30'))).toEqual(['team/shop']);
  });

  it('change October with a backfill, exactly as rules diff has said', async () => {
    const { desk, earlierSet } = await afterTheChange();
    const next = writeAccountSet(join(desk.folder, 'next'), 'mobile');
    const args = ['rules', 'diff', '--rules', next, '--against', earlierSet, ...october];
    const diff = await commandLine([...args, ...desk.options, '--json']);
    expect(diff.code, diff.stderr).toBe(0);
    const { targets } = JSON.parse(diff.stdout) as {
      targets: { target: string; before: number; after: number }[];
    };
    const said = (when: 'before' | 'after') =>
      Object.fromEntries(
        targets.filter((one) => one[when] !== 0).map((one) => [one.target, one[when]]),
      );
    expect(await sumsOfOctober(desk)).toEqual(closeTo(said('before')));
    const { code, stdout } = await commandLine(['backfill', ...october, ...desk.options]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Allocation +12 days written, 0 unchanged, by rule set [0-9a-f]{12}$/m);
    expect(stdout).toMatch(/^Archive +0 days written, 12 unchanged/m);
    expect(await sumsOfOctober(desk)).toEqual(closeTo(said('after')));
    expect(Object.keys(said('before'))).toEqual(['team/shop']);
    expect(Object.keys(said('after'))).toEqual(['team/mobile']);
    expect(await ruleSetOf(desk, '2026-10-30')).not.toBe(earlierSet);
  });
});

async function sumsOfOctober(desk: Desk) {
  const sums: Record<string, number> = {};
  for (let day = 20; day <= 31; day++) {
    for (const [target, cost] of Object.entries(await targetsOf(desk, `2026-10-${day}`))) {
      sums[target] = (sums[target] ?? 0) + cost;
    }
  }
  return sums;
}

function closeTo(sums: Readonly<Record<string, number>>) {
  const close = Object.entries(sums).map(([target, cost]) => [target, expect.closeTo(cost, 6)]);
  return Object.fromEntries(close);
}
