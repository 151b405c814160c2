/**
 * Growth with history: a daily run beside three years of archived days, compared with the same run that has
 * no archive, which can neither forecast nor compare, and with the same run beside half a year, which is as
 * much as a run reads. Reports by the upper OUs, so that the time for forecasts does not hide the reading.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BillingDay, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { sqlDate } from '../../../src/sql/bind.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { buildCommandLine } from '../processes/built-command-line.ts';
import { type Medians, sideBySide } from '../processes/side-by-side.ts';
import { costsOnly } from '../programs/plain-sql.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { wallAndCpu } from '../table/wall-and-cpu.ts';
import { runContender } from './run-contender.ts';
import { reportDay, type ThreeWeeks, threeWeeks } from './three-weeks.ts';
import { writeArchive } from './write-archive.ts';

const to = parseBillingDay('2026-10-31');
const halfYear = parseBillingDay('2026-04-20');
const threeYears = { from: parseBillingDay('2023-11-01'), words: '36 months' };
const quickYears = { from: parseBillingDay('2026-03-01'), words: '8 months' };
const sizes = [
  { rowsPerDay: 15_900, maxWallShare: 1.3 },
  { rowsPerDay: 159_000, maxWallShare: 2 },
] as const;
/** Levels of OUs below the root. */
const ouDepth = 2;

export async function historyBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const main = await buildCommandLine();
  const folder = join(setting.folder, 'history');
  const bill = await threeWeeks(join(folder, 'bill'), setting.isQuick ? 100_000 : 1_000_000);
  const years = setting.isQuick ? quickYears : threeYears;
  const options = ['--ou-depth', String(ouDepth)];
  const run = { main, ...bill, day: reportDay, out: join(folder, 'out'), options };
  const rows: BenchRow[] = [];
  for (const size of setting.isQuick ? sizes.slice(0, 1) : sizes) {
    const { rowsPerDay } = size;
    const archives = { years: join(folder, 'years'), half: join(folder, 'half-year') };
    await writeHistory(bill, { out: archives.years, from: years.from, rowsPerDay });
    await writeHistory(bill, { out: archives.half, from: halfYear, rowsPerDay });
    const contenders = {
      ours: runContender(run, archives.years),
      half: runContender(run, archives.half),
      without: runContender(run),
    };
    const found = await sideBySide(contenders, setting.runs);
    for (const archive of Object.values(archives)) rmSync(archive, { recursive: true });
    const area = `daily run, ${count(bill.lines)} lines beside ${years.words} of ${count(rowsPerDay)} rows a day`;
    rows.push(...rowsOf(area, found, size.maxWallShare));
  }
  rmSync(folder, { recursive: true });
  return rows;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

/**
 * Each archived day is a day of the bill on the same weekday, with as many accounts in place of one as the
 * number of rows needs, so that OUs and services cost as much as in the bill.
 */
async function writeHistory(
  bill: ThreeWeeks,
  archive: { readonly out: string; readonly from: BillingDay; readonly rowsPerDay: number },
): Promise<void> {
  const { out, from, rowsPerDay } = archive;
  await writeArchive({
    out,
    from,
    to,
    prepare: [
      `create table costs as
       select * replace (array_to_string(string_split(ou, '/')[1:${ouDepth + 1}], '/') as ou)
       from (${costsOnly(bill)})`,
      `create table copies as
       select unnest(range(greatest(1, round(${rowsPerDay} / count(*) * 20)::bigint))) as copy from costs`,
      `create table template as
       select isodow(billing_date) as weekday, ou, service, 
         cost / (select count(*) from copies) * (0.5 + hash(account_id, copy) % 10007 / 10007) as cost,
         case
           when copy = 0 then account_id
           else (900000000000 + dense_rank() over (order by account_id) * 1000 + copy)::varchar
         end as account_id
       from costs cross join copies
       where billing_date between date '2026-11-02' and date '2026-11-08'
       order by weekday, ou, account_id, service`,
    ],
    rowsOf: (day) => `
      select ou, service, account_id, cost * (0.95 + dayofyear(${sqlDate(day)}) % 11 / 100) as cost
      from template where weekday = isodow(${sqlDate(day)})`,
  });
}

function rowsOf(
  area: string,
  { ours, half, without }: Readonly<Record<'ours' | 'half' | 'without', Medians>>,
  maxWallShare: number,
): readonly BenchRow[] {
  const name = 'the same run without archive';
  const halfYearName = 'the same run beside half a year';
  const mebibytes = ({ peakBytes }: Medians) => peakBytes / 2 ** 20;
  return [
    ...wallAndCpu({ area, ours, against: 'peer', name, other: without, maxWallShare }),
    ...wallAndCpu({ area, ours, against: 'peer', name: halfYearName, other: half }),
    {
      area,
      what: 'peak memory',
      unit: 'MiB',
      ours: mebibytes(ours),
      peer: { name: halfYearName, value: mebibytes(half) },
      runs: ours.runs,
    },
  ];
}
