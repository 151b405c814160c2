/**
 * The largest organization on a laptop: 5,000 accounts with 60 services, twenty days of bill beside half a
 * year of archive, once for one reader and once with a mail to each of 2,000 owners.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, daysFromTo } from '../../../src/domain/calendar/billing-day.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { buildCommandLine } from '../processes/built-command-line.ts';
import { type Medians, sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { largestDay, type OrganizationSize, writeLargestBill } from './largest-bill.ts';
import { runContender, stepSeconds } from './run-contender.ts';
import { reportDay } from './three-weeks.ts';
import { writeArchive } from './write-archive.ts';

const windowDays = 20;
const largest = { accounts: 5000, services: 60, owners: 2000, archivedDays: 195 };
const quick = { accounts: 60, services: 5, owners: 20, archivedDays: 40 };
const goals = {
  one: { maxSeconds: 25, maxMebibytes: 900 },
  owners: { maxSeconds: 60, maxMebibytes: 1024 },
} as const;

export async function largestOrganizationBench({
  folder,
  isQuick,
}: BenchSetting): Promise<readonly BenchRow[]> {
  const main = await buildCommandLine();
  const size = isQuick ? quick : largest;
  const root = join(folder, 'largest');
  const from = addDays(reportDay, 1 - windowDays);
  const { bill, accounts, recipients } = await writeLargestBill(
    root,
    daysFromTo(from, reportDay),
    size,
  );
  const archive = join(root, 'archive');
  await writeArchive({
    out: archive,
    from: addDays(from, -size.archivedDays),
    to: addDays(from, -1),
    prepare: [],
    rowsOf: (day) => largestDay(day, size),
  });
  const run = (name: string, options: readonly string[] = []) =>
    runContender({ main, bill, accounts, day: reportDay, out: join(root, name), options }, archive);
  // Each takes a minute, so that it runs once.
  const contenders = { one: run('one'), owners: run('owners', ['--recipients', recipients]) };
  const found = await sideBySide(contenders, 0);
  const rows = [...rowsOf(size, 'one', found.one), ...rowsOf(size, 'owners', found.owners)];
  rmSync(root, { recursive: true });
  return rows;
}

function rowsOf(
  size: OrganizationSize & { readonly archivedDays: number },
  readers: keyof typeof goals,
  { seconds, cpuSeconds, peakBytes, runs, stdout }: Medians,
): readonly BenchRow[] {
  const { maxSeconds, maxMebibytes } = goals[readers];
  const count = (value: number) => value.toLocaleString('en-US');
  const words = readers === 'one' ? 'one reader' : `${count(size.owners)} owners`;
  const area = `daily run, ${count(size.accounts)} accounts × ${size.services} services × ${windowDays} days beside ${size.archivedDays} archived days, ${words}`;
  const atMost = (figure: number) => ({ of: 'figure', atMost: figure }) as const;
  return [
    { area, what: 'wall', unit: 's', ours: seconds, goal: atMost(maxSeconds), runs },
    { area, what: 'CPU', unit: 's', ours: cpuSeconds, runs },
    {
      area,
      what: 'peak memory',
      unit: 'MiB',
      ours: peakBytes / 2 ** 20,
      goal: atMost(maxMebibytes),
      runs,
    },
    ...stepSeconds(stdout).map(({ name, seconds: ours }) => {
      return { area, what: `step ${name}`, unit: 's', ours, runs } as const;
    }),
  ];
}
