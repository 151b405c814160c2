/**
 * The organization for measuring anomalies: the generator's daily costs of nine months, with their weekday
 * pattern and month-firsts, and with more noise and drift than the generator adds.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import type { DayCompleteness } from '../../../src/anomalies/late-costs.ts';
import type { ServiceSeries } from '../../../src/anomalies/service-series.ts';
import { ArchiveState } from '../../../src/archive/state/archive-state.ts';
import { findBreakdown } from '../../../src/archive/window/read-breakdown.ts';
import { parseAccounts } from '../../../src/directory/accounts-csv.ts';
import {
  type BillingDay,
  daysFromTo,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { monthlyWindows } from '../../../src/domain/calendar/open-window.ts';
import { textAt } from '../../../src/domain/columns/text-column.ts';
import { defaultSettings, withPlatform } from '../../support/laptop.ts';
import { normalDraw, type Random, randomFrom } from '../random.ts';

export const firstDay = parseBillingDay('2026-02-01');
export const lastDay = parseBillingDay('2026-10-31');
/** The runs that are measured: before the first one there are four month-firsts and a complete history. */
export const firstMorning = parseBillingDay('2026-06-01');
export const lastMorning = lastDay;

/** The report day is the newest in the bill, and complete. */
export const newestDay: DayCompleteness = { isSettled: false, hasAllLines: true };
export const settledDay: DayCompleteness = { isSettled: true, hasAllLines: true };

/** Day-to-day noise of a service, drawn once per service: steady, usual, restless. */
const noiseLevels = [0.03, 0.08, 0.15];
/** A slow random walk about 1 that keeps this share of its deviation from day to day. */
const drift = { kept: 0.97, step: 0.015 };

export interface Organization {
  readonly series: readonly ServiceSeries[];
  /** Amount of money. */
  readonly floor: number;
  readonly ous: number;
}

/** Costs without the generator's scenario, so that every anomaly was injected here. */
export async function organizationSeries(seed: number): Promise<readonly ServiceSeries[]> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-anomalies-'));
  try {
    const bill = await generateBill({
      out: folder,
      from: firstDay,
      to: lastDay,
      asOf: parseBillingDay('2026-12-20'),
      // The commitments begin before the bill, the events after it.
      storyDay: parseBillingDay('2028-06-01'),
      accounts: 90,
      size: 500,
      seed,
    });
    const accounts = parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts);
    const root = bill.trees.cur2?.root ?? '';
    const series = await readSeries({ bill: root, out: join(folder, 'out'), accounts });
    const random = randomFrom(seed);
    return series.map((one) => withNoise(one, random));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readSeries(files: Parameters<typeof withPlatform>[0]): Promise<ServiceSeries[]> {
  return withPlatform(files, async (platform) => {
    const series = new Map<string, ServiceSeries & { costs: Map<BillingDay, number> }>();
    for (const window of monthlyWindows(firstDay, lastDay)) {
      const book = await ArchiveState.open(platform, window.periods);
      const breakdown = await findBreakdown(platform, window, defaultSettings, book);
      for await (const { day, rows } of breakdown?.days ?? []) {
        for (const [index, cost] of rows.dailyCost.entries()) {
          const [ou, service] = [textAt(rows.ou, index) ?? '', textAt(rows.service, index) ?? ''];
          const own = series.get(`${ou}|${service}`) ?? { ou, service, costs: new Map() };
          series.set(`${ou}|${service}`, own);
          own.costs.set(day, (own.costs.get(day) ?? 0) + cost);
        }
      }
    }
    return [...series.values()];
  });
}

function withNoise(series: ServiceSeries, random: Random): ServiceSeries {
  const noise = noiseLevels[Math.floor(random() * noiseLevels.length)] ?? 0;
  let walk = 0;
  const costs = new Map<BillingDay, number>();
  for (const day of daysFromTo(firstDay, lastDay)) {
    walk = drift.kept * walk + drift.step * normalDraw(random);
    const cost = series.costs.get(day);
    if (cost !== undefined) costs.set(day, cost * Math.exp(walk + noise * normalDraw(random)));
  }
  return { ...series, costs };
}
