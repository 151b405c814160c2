/**
 * Game days: damage the archive, let the audit find it, run the printed command, and compare the archive
 * with an undamaged one. Queries run at the same time.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { createView } from '../../src/platform/local/tables/local-tables.ts';
import { collect } from '../../src/queries/collect.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { archiveIn } from '../support/archived-files.ts';
import { commandLine } from '../support/command-line.ts';
import { preparedFolder } from '../support/prepared-folder.ts';
import { writeBill } from '../support/small-bill.ts';
import { variedLines } from './workshop.ts';

const lines = variedLines('2026-10-20', '2026-11-05');
const range = ['--from', '2026-10-20', '--to', '2026-11-05'];

interface Place {
  readonly out: string;
  readonly bill: string;
  readonly inputs: readonly string[];
}

const archived = preparedFolder(async (folder) => {
  const { bill, inputs } = placeIn(folder);
  writeBill(bill, lines);
  const { code, stderr } = await commandLine(['backfill', ...range, ...inputs]);
  expect(code, stderr).toBe(0);
});

/** A correct archive, made by the command line. */
const place = async (): Promise<Place> => placeIn(await archived());

function placeIn(folder: string): Place {
  const [bill, out] = [join(folder, "it's here", 'bill.csv'), join(folder, "it's here", 'out')];
  return { bill, out, inputs: ['--bill', bill, '--out', out] };
}

const folderOf = ({ out }: Place, month: number, day: number) =>
  join(out, `ou-breakdowns/year=2026/month=${month}/day=${day}`);
const objectOf = (at: Place, month: number, day: number) =>
  join(folderOf(at, month, day), 'ou-breakdown.snappy.parquet');

const allocationFolder = ({ out }: Place, month: number, day: number) =>
  join(out, `cost-allocations/year=2026/month=${month}/day=${day}`);
const allocationOf = (at: Place, month: number, day: number) =>
  join(allocationFolder(at, month, day), 'cost-allocation.snappy.parquet');

function changeCatalog(
  { out }: Place,
  change: (partitions: Partition[]) => Partition[],
  table = 'ou_breakdown',
) {
  const path = join(out, `catalog/${table}.json`);
  const { partitions } = JSON.parse(readFileSync(path, 'utf8')) as { partitions: Partition[] };
  writeFileSync(path, `${JSON.stringify({ partitions: change(partitions) }, null, 1)}\n`);
}

interface Partition {
  readonly day: string;
  readonly prefix: string;
}

/** The arguments of a command line, as a shell splits them. */
function words(command: string): string[] {
  const script = `printf '%s\\0' ${command}`;
  return execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1);
}

async function auditOf({ inputs }: Place) {
  const { code, stdout } = await commandLine(['audit', ...range, ...inputs, '--json']);
  const { gaps } = JSON.parse(stdout) as {
    gaps: { day: string; kind: string; command: string }[];
  };
  expect(code).toBe(gaps.length === 0 ? 0 : 1);
  return gaps;
}

const harms: readonly (readonly [string, string, string, (at: Place) => void])[] = [
  [
    'a partition that was deleted',
    '2026-11-03',
    'unregistered',
    (at) => changeCatalog(at, (all) => all.filter(({ day }) => day !== '2026-11-03')),
  ],
  [
    'an object that was deleted',
    '2026-10-31',
    'without-object',
    (at) => rmSync(folderOf(at, 10, 31), { recursive: true }),
  ],
  [
    'a partition and its object that were deleted',
    '2026-10-30',
    'missing',
    (at) => {
      rmSync(folderOf(at, 10, 30), { recursive: true });
      changeCatalog(at, (all) => all.filter(({ day }) => day !== '2026-10-30'));
    },
  ],
  [
    'an object that was truncated',
    '2026-10-20',
    'corrupt',
    (at) => {
      const path = objectOf(at, 10, 20);
      writeFileSync(path, readFileSync(path).subarray(0, 200));
    },
  ],
  [
    'an object with damaged pages',
    '2026-11-02',
    'corrupt',
    (at) => {
      const path = objectOf(at, 11, 2);
      const bytes = readFileSync(path);
      bytes.fill(7, 10, 120);
      writeFileSync(path, bytes);
    },
  ],
  [
    'a partition that points at another day',
    '2026-11-04',
    'wrong-location',
    (at) =>
      changeCatalog(at, (all) =>
        all.map((one) =>
          one.day === '2026-11-04'
            ? { ...one, prefix: 'ou-breakdowns/year=2026/month=11/day=1/' }
            : one,
        ),
      ),
  ],
  [
    'a partition that points at nothing',
    '2026-10-29',
    'wrong-location',
    (at) =>
      changeCatalog(at, (all) =>
        all.map((one) => (one.day === '2026-10-29' ? { ...one, prefix: 'elsewhere/' } : one)),
      ),
  ],
  [
    "another day's object in its place",
    '2026-11-01',
    'corrupt',
    (at) => copyFileSync(objectOf(at, 11, 2), objectOf(at, 11, 1)),
  ],
  [
    'an allocation that was deleted',
    '2026-10-25',
    'allocation-missing',
    (at) => rmSync(allocationFolder(at, 10, 25), { recursive: true }),
  ],
  [
    'an allocation with damaged pages',
    '2026-10-26',
    'allocation-corrupt',
    (at) => {
      const path = allocationOf(at, 10, 26);
      const bytes = readFileSync(path);
      bytes.fill(7, 10, 120);
      writeFileSync(path, bytes);
    },
  ],
  [
    'a partition of the allocation that was deleted',
    '2026-10-27',
    'allocation-unregistered',
    (at) =>
      changeCatalog(at, (all) => all.filter(({ day }) => day !== '2026-10-27'), 'cost_allocation'),
  ],
  [
    'a partition of the allocation that points at another day',
    '2026-10-28',
    'allocation-wrong-location',
    (at) =>
      changeCatalog(
        at,
        (all) =>
          all.map((one) =>
            one.day === '2026-10-28'
              ? { ...one, prefix: 'cost-allocations/year=2026/month=11/day=1/' }
              : one,
          ),
        'cost_allocation',
      ),
  ],
];

describe('the audit finds', () => {
  it.each(harms)('%s, and the printed command fixes it', async (_, day, kind, harm) => {
    const at = await place();
    const expected = archiveIn(at.out);
    harm(at);
    const [gap, ...more] = await auditOf(at);
    expect(gap).toMatchObject({ day, kind });
    expect(more).toEqual([]);
    const [npm, run, digest, dashes, ...args] = words(gap?.command ?? '');
    expect([npm, run, digest, dashes]).toEqual(['npm', 'run', 'digest', '--']);
    const { code, stderr } = await commandLine(args);
    expect(code, stderr).toBe(0);
    expect(archiveIn(at.out)).toEqual(expected);
    expect(await auditOf(at)).toEqual([]);
  });

  it('all damage at once, and one command fixes it', async () => {
    const at = await place();
    const expected = archiveIn(at.out);
    for (const [, , , harm] of harms) harm(at);
    const { code, stdout } = await commandLine(['audit', ...range, ...at.inputs]);
    expect(code).toBe(1);
    for (const [, day, kind] of harms) expect(stdout).toMatch(new RegExp(`^${day}  ${kind} `, 'm'));
    expect(stdout).toContain('12 gaps from 2026-10-20 to 2026-11-05.');
    const all = /All at once:\n {4}npm run digest -- (.*)\n/.exec(stdout)?.[1] ?? '';
    expect((await commandLine(words(all))).code).toBe(0);
    expect(archiveIn(at.out)).toEqual(expected);
    const whole = await commandLine(['audit', ...range, ...at.inputs]);
    expect(whole.code).toBe(0);
    expect(whole.stdout).toBe(
      'No gap from 2026-10-20 to 2026-11-05: 17 days are archived as the bill has them.\n',
    );
  });

  it('a damaged day that a daily run reports but does not write', async () => {
    const at = await place();
    const { 3: truncate } = harms.find(([name]) => name === 'an object that was truncated') ?? [];
    if (truncate === undefined) throw new Error('no harm has this name');
    truncate(at);
    const args = ['run', '--date', '2026-11-05', '--restatement-days', '0', ...at.inputs];
    const { code, stderr } = await commandLine(args);
    expect(code).toBe(1);
    expect(stderr).toContain('is damaged; backfill 2026-10-20, or bring back an earlier copy');
  });
});

describe('a reader during a backfill', () => {
  it('never sees a missing or duplicate day', async () => {
    const at = await place();
    const changed = lines.map((line) => ({ ...line, cost: line.cost + 1000 }));
    writeBill(at.bill, changed);
    const reader = await DuckDbEngine.open({ threads: 1 });
    const polls: string[] = [];
    let isOver = false;
    const reading = (async () => {
      while (!isOver) {
        polls.push(await seenBy(reader, at));
        await sleep(1);
      }
    })();
    const { code, stderr } = await commandLine(['backfill', ...range, ...at.inputs]);
    isOver = true;
    await reading;
    polls.push(await seenBy(reader, at));
    reader.close();
    expect(code, stderr).toBe(0);
    expect(polls.length).toBeGreaterThan(5);
    const seen = polls.map((poll) => JSON.parse(poll) as { rows: number[]; old: boolean[] });
    for (const { rows } of seen) expect(rows).toEqual(Array.from({ length: 17 }, () => 6));
    const states = seen.map(({ old }) => old.filter(Boolean).length);
    expect(states).toEqual(states.toSorted((a, b) => b - a));
    expect(states.at(-1)).toBe(0);
  });
});

/** Rows of each day, and whether they are the rows from before. */
async function seenBy(engine: DuckDbEngine, { out }: Place): Promise<string> {
  const catalog = JSON.parse(readFileSync(join(out, 'catalog/ou_breakdown.json'), 'utf8'));
  const files = (catalog.partitions as Partition[]).map(({ prefix }) =>
    join(out, prefix, 'ou-breakdown.snappy.parquet'),
  );
  await engine.run(createView(ouBreakdownTable, { files }));
  const days = await collect({ engine }, {
    name: 'days',
    sql: `select month, day, count(*) as row_count, sum(DailyCost) as cost from ou_breakdown
      group by month, day order by month, day`,
    schema: { month: 'integer', day: 'integer', row_count: 'integer', cost: 'double' },
  } as const);
  return JSON.stringify({
    rows: days.map(({ row_count }) => row_count),
    old: days.map(({ cost }) => cost < 1000),
  });
}
