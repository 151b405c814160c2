/** A bill that lost lines replaces nothing until someone accepts it; the mail begins with that. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backfill } from '../../functions/backfill/backfill.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { account, defaultSettings, runDigest, withPlatform } from '../support/laptop.ts';
import { preparedFolder } from '../support/prepared-folder.ts';
import { type Line, steadyLines } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { accounts, parquetOf, reportDay, workshop } from './workshop.ts';

const accountIds = ['012345678901', '012345678902', '012345678903'];
/** 12 lines a day over three accounts. */
const lines: readonly Line[] = accountIds.flatMap((account) =>
  steadyLines('2026-10-20', reportDay, 10).map((line) => ({ ...line, account })),
);
const upTo = (last: string, all: readonly Line[] = lines) => all.filter(({ day }) => day <= last);
const half = (all: readonly Line[]) => all.filter((_, index) => index % 2 === 0);
const accept = { shrink: true, payer: null };
const clock = (day: string) => () => Date.parse(`${day}T07:00:00Z`);

const firstMorning = { day: '2026-11-19', now: clock('2026-11-20') };
const afterFirstMorning = preparedFolder((folder) =>
  runDigest({ ...workshop(upTo('2026-11-19'), folder).run, ...firstMorning }),
);

async function archived(days: readonly Line[] = lines) {
  const isPrepared = days === lines;
  const folder = isPrepared ? await afterFirstMorning() : tempFolder();
  const shop = workshop(upTo('2026-11-19', days), folder);
  if (!isPrepared) await runDigest({ ...shop.run, ...firstMorning });
  const before = parquetOf(shop.out);
  const next = { ...shop.run, now: clock('2026-11-21') };
  const isAsBefore = () =>
    [...before].every(([path, file]) => parquetOf(shop.out).get(path) === file);
  return { ...shop, next, isAsBefore };
}

describe('an export overwritten with half of its lines', () => {
  it('replaces no archived day, and the mail says so at the top', async () => {
    const { bill, next, isAsBefore } = await archived();
    bill(half(lines));
    const { archived: window, figures, mail } = await runDigest(next);
    expect(isAsBefore()).toBe(true);
    expect(window.kept).toHaveLength(19);
    expect(window.kept[0]).toEqual({
      day: '2026-11-01',
      reason: 'shrunk',
      archivedCost: 120,
      billCost: 60,
      account: null,
    });
    expect(figures).toMatchObject({ reportDay: '2026-11-19', data: { state: 'held' } });
    expect(figures.total.monthToDate).toBeCloseTo(19 * 120, 9);
    expect(mail.subject).toContain('bill incomplete');
    expect(mail.text.split('\n')[0]).toMatch(/bill has lost lines of 19 days/);
    expect(mail.text).toMatch(/Can I trust it\? No/);
  });

  it('is held again by the next run, whose new day stays unconfirmed', async () => {
    const { bill, next, isAsBefore } = await archived();
    bill(half(lines));
    await runDigest(next);
    const again = await runDigest({ ...next, resend: true, now: clock('2026-11-22') });
    expect(again.archived.kept).toHaveLength(19);
    expect(again.figures).toMatchObject({ reportDay: '2026-11-19', data: { state: 'held' } });
    expect(isAsBefore()).toBe(true);
  });

  it('is replaced by the next complete delivery', async () => {
    const { bill, next } = await archived();
    bill(half(lines));
    await runDigest(next);
    bill(lines);
    const { figures, archived: window } = await runDigest({ ...next, resend: true });
    expect(window.kept).toEqual([]);
    expect(figures).toMatchObject({ reportDay, data: { state: 'complete' } });
    expect(figures.total.monthToDate).toBeCloseTo(20 * 120, 9);
  });

  it('is still reported when no run reads its days any more', async () => {
    const { bill, next } = await archived();
    bill(half(lines));
    await runDigest(next);
    bill([...half(lines), ...steadyLines('2026-12-01', '2026-12-20', 10)]);
    const later = { ...next, day: '2026-12-20', now: clock('2026-12-21') };
    const { archived: window, mail } = await runDigest(later);
    expect(window.heldBefore).toHaveLength(19);
    expect(mail.text).toMatch(/19 earlier days \(1 to 19 November\) are\s+still\s+held/);
    const days = { from: parseBillingDay('2026-11-01'), to: parseBillingDay('2026-11-20') };
    await withPlatform(later, (platform) =>
      backfill(platform, defaultSettings, { ...days, accept, runId: 'backfill' }),
    );
    const healed = await runDigest({ ...later, resend: true });
    expect(healed.archived.heldBefore).toEqual([]);
  });

  it('is archived when someone accepts it', async () => {
    const { bill, next } = await archived();
    bill(half(lines));
    const { figures, archived: window } = await runDigest({ ...next, accept });
    expect(window.kept).toEqual([]);
    expect(figures.total.monthToDate).toBeCloseTo(20 * 60, 9);
    const later = await runDigest({ ...next, resend: true });
    expect(later.archived.kept).toEqual([]);
  });

  it('is found by comparing the month when each day has few lines', async () => {
    const few = half(lines);
    const { bill, next, isAsBefore } = await archived(few);
    bill(half(few));
    const { archived: window } = await runDigest(next);
    expect(window.kept).toHaveLength(19);
    expect(isAsBefore()).toBe(true);
  });
});

describe('lines that disappear for a good reason', () => {
  it('as when an export changes from hourly to daily, are accepted, because no cost disappears', async () => {
    const hourly = lines.flatMap((line) =>
      Array.from({ length: 10 }, () => ({ ...line, cost: 1 })),
    );
    const { bill, next } = await archived(hourly);
    bill(lines);
    const { archived: window, figures } = await runDigest(next);
    expect(window.kept).toEqual([]);
    expect(figures).toMatchObject({ reportDay, data: { state: 'complete' } });
  });

  it('as when AWS combines lines, are accepted while they are few', async () => {
    const { bill, next } = await archived();
    bill(lines.filter((_, index) => index % 10 !== 0));
    expect((await runDigest(next)).archived.kept).toEqual([]);
  });
});

it('an account with a large share of a day may not disappear from it', async () => {
  const small = steadyLines('2026-10-20', reportDay, 0.4, 1).map((line) => {
    return { ...line, account: '012345678999' };
  });
  const { bill, next } = await archived([...lines, ...small]);
  bill(lines.filter(({ account, day }) => account !== accountIds[1] || day !== '2026-11-07'));
  const { archived: window } = await runDigest(next);
  expect(window.kept).toEqual([
    {
      day: '2026-11-07',
      reason: 'account-gone',
      archivedCost: 120.4,
      billCost: 80,
      account: accountIds[1],
    },
  ]);
});

describe('days archived before there was an archive state', () => {
  const forget = (out: string) =>
    rmSync(join(out, 'archive-state'), { recursive: true, force: true });

  it('are compared by their rows and totals', async () => {
    const { out, bill, next, isAsBefore } = await archived();
    forget(out);
    bill(half(lines));
    const { archived: window } = await runDigest(next);
    expect(window.kept).toHaveLength(19);
    expect(isAsBefore()).toBe(true);
  });

  it('are not rewritten when the bill agrees, and are then in the archive state', async () => {
    const { out, bill, next, isAsBefore } = await archived();
    forget(out);
    bill(lines);
    await runDigest(next);
    expect(isAsBefore()).toBe(true);
    const path = join(out, 'archive-state/ou_breakdown/2026-11.json');
    const { days } = JSON.parse(readFileSync(path, 'utf8'));
    expect(days['2026-11-07'].archived).toMatchObject({
      lines: 12,
      cost: 120,
      currency: 'USD',
      costMetric: 'unblended',
      payers: ['000000000001'],
    });
  });
});

describe('a bill of another payer account', () => {
  const theirs = lines.map((line) => ({ ...line, payer: '000000000002' }));

  it('is rejected, and nothing is archived', async () => {
    const { bill, next, isAsBefore } = await archived();
    bill(theirs);
    await expect(runDigest(next)).rejects.toThrow(/--accept-payer 000000000002@/);
    expect(isAsBefore()).toBe(true);
  });

  it('is rejected next to the archive’s own payer too', async () => {
    const { bill, next, isAsBefore } = await archived();
    bill([...lines, ...theirs]);
    await expect(runDigest(next)).rejects.toThrow(
      /lines of payer account 000000000002.*@2026-11-01/,
    );
    expect(isAsBefore()).toBe(true);
  });

  it('is still rejected after a bill without a payer', async () => {
    const { bill, next } = await archived();
    bill(lines.map((line) => ({ ...line, payer: '' })));
    await runDigest(next);
    bill(theirs);
    await expect(runDigest({ ...next, resend: true })).rejects.toThrow(/--accept-payer/);
  });

  it('is archived from the accepted day on; the days before keep the other payer', async () => {
    const { bill, next, isAsBefore } = await archived();
    bill(theirs.map((line) => ({ ...line, cost: 11 })));
    const payer = { payer: '000000000002', from: '2026-11-15' as never };
    const first = await runDigest({ ...next, accept: { shrink: false, payer } });
    const reasons = new Set(first.archived.kept.map(({ reason }) => reason));
    expect(reasons).toEqual(new Set(['other-payer']));
    expect(first.archived.kept.at(-1)?.day).toBe('2026-11-14');
    expect(first.figures.total.cost).toBeCloseTo(132, 9);
    expect(isAsBefore()).toBe(false);
    const begun = theirs.filter(({ day }) => day >= '2026-11-15');
    bill(begun.map((line) => ({ ...line, cost: 11.5 })));
    const later = await runDigest({ ...next, resend: true, now: clock('2026-11-22') });
    expect(new Set(later.archived.kept.map(({ reason }) => reason))).toEqual(
      new Set(['day-absent']),
    );
    expect(later.figures).toMatchObject({ reportDay, data: { state: 'complete' } });
    expect(later.figures.total.cost).toBeCloseTo(138, 9);
  });
});

it('a day is held when a bill that begins later contains only a part of it', async () => {
  const { bill, next, isAsBefore } = await archived();
  const begun = lines.filter(({ day }) => day >= '2026-11-12');
  bill(begun.filter(({ day, account }) => day !== '2026-11-12' || account === accountIds[0]));
  const { archived: window } = await runDigest(next);
  expect(window.kept.find(({ day }) => day === '2026-11-12')).toMatchObject({ billCost: 40 });
  expect(isAsBefore()).toBe(true);
});

describe('nothing is held', () => {
  it('when a part of a month is archived again and its rows change without a decrease', async () => {
    const { bill, out, next } = await archived();
    bill(lines);
    const moved = [account('012345678902', 'Root/Elsewhere')];
    const range = { from: parseBillingDay('2026-10-28'), to: parseBillingDay('2026-11-10') };
    const filled = await withPlatform({ ...next, out, accounts: moved }, (platform) =>
      backfill(platform, defaultSettings, { ...range, runId: 'part' }),
    );
    expect(filled.archived.flatMap(({ kept }) => kept)).toEqual([]);
    const earlier = await runDigest({ ...next, day: '2026-11-10', accounts, resend: true });
    expect(earlier.archived.kept).toEqual([]);
  });

  it('when a bill begins within the month and someone has accepted that', async () => {
    const { bill, next } = await archived();
    const begun = lines.filter(({ day }) => day >= '2026-11-12');
    bill(half(begun));
    await runDigest({ ...next, accept });
    bill(half(begun).map((line) => ({ ...line, cost: 10.5 })));
    const { archived: window } = await runDigest({ ...next, resend: true });
    expect(new Set(window.kept.map(({ reason }) => reason))).toEqual(new Set(['day-absent']));
  });

  it('when the only line of a day, without cost, disappears', async () => {
    const sparse = steadyLines('2026-11-01', reportDay, 10, 1).map((line) => {
      return line.day === '2026-11-05' ? { ...line, cost: 0 } : line;
    });
    const { bill, next } = await archived(sparse);
    bill(sparse.filter(({ day }) => day !== '2026-11-05'));
    expect((await runDigest(next)).archived.kept).toEqual([]);
  });

  it('because of a read time in the future, as a wrong clock writes it', async () => {
    const { bill, out, next } = await archived();
    const path = join(out, 'archive-state/ou_breakdown/2026-11.json');
    const state = readFileSync(path, 'utf8');
    writeFileSync(path, state.replaceAll(/"readAt":"2026/g, '"readAt":"2027'));
    bill(lines.map((line) => ({ ...line, cost: 11 })));
    const { archived: window, figures } = await runDigest(next);
    expect(window.kept).toEqual([]);
    expect(figures.total.cost).toBeCloseTo(132, 9);
  });
});

it('a bill whose costs are all zero is held, regardless of its lines', async () => {
  const { bill, next, isAsBefore } = await archived();
  bill(lines.map((line) => ({ ...line, cost: 0 })));
  const { archived: window, mail } = await runDigest(next);
  expect(window.kept).toHaveLength(19);
  expect(mail.text).toMatch(/Can I trust it\? No/);
  expect(isAsBefore()).toBe(true);
});

it('an invalid currency is rejected before anything is archived', async () => {
  const { out, run } = workshop(lines.map((line) => ({ ...line, currency: 'dollars' })));
  await expect(runDigest(run)).rejects.toThrow(
    "the currency 'dollars', which is not an ISO 4217 code",
  );
  expect(parquetOf(out).size).toBe(0);
});
