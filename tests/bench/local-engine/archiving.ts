/**
 * The cost of archiving a month's bill safely: listing its files before and after the query, and state
 * objects about the source of each day; compared with the same days archived without either.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedBill } from '../../../samples/generator/generate-bill.ts';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { type Contender, type Medians, sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';

/** The output of `programs/archive-days.ts`. */
interface Took {
  readonly days: number;
  readonly listings: number;
  readonly listingMilliseconds: number;
  readonly stateReads: number;
  readonly stateWrites: number;
  readonly statesMilliseconds: number;
}

export async function archivingBench(
  setting: BenchSetting,
  { trees: { cur2 }, accounts }: GeneratedBill,
  reportDay: BillingDay,
): Promise<readonly BenchRow[]> {
  if (cur2 === undefined) throw new Error('the generator made no CUR 2.0 tree');
  const { root } = cur2;
  const program = await setting.bundle('tests/bench/programs/archive-days.ts');
  const out = join(setting.folder, 'out-archiving');
  const empty = () => rmSync(out, { recursive: true, force: true });
  const archiving = (how: string, prepare: () => void): Contender => ({
    command: process.execPath,
    args: [program, root, accounts, reportDay, out, how],
    prepare,
  });
  const found = await sideBySide(
    {
      unguarded: archiving('unguarded', empty),
      guarded: archiving('guarded', empty),
      // Directly after `guarded`, over the days that it archived.
      again: archiving('guarded', () => undefined),
    },
    setting.runs,
  );
  empty();
  return rowsOf(`archiving ${cur2.lines.toLocaleString('en-US')} CUR lines`, found);
}

type Found = Readonly<Record<'unguarded' | 'guarded' | 'again', Medians>>;

function rowsOf(area: string, { unguarded, guarded, again }: Found): readonly BenchRow[] {
  const first = tookOf(guarded);
  const second = tookOf(again);
  const number = (what: string, ours: number): BenchRow => ({ area, what, unit: '', ours });
  return [
    {
      area,
      what: `${first.days} new days: wall`,
      unit: 's',
      ours: guarded.seconds,
      limit: { name: 'without listings and states', value: unguarded.seconds },
      runs: guarded.runs,
    },
    { area, what: 'listings of the files', unit: 'ms', ours: first.listingMilliseconds },
    { area, what: 'state objects', unit: 'ms', ours: first.statesMilliseconds },
    number('state objects: reads', first.stateReads),
    number('state objects: writes', first.stateWrites),
    number('nothing changed, state objects: reads', second.stateReads),
    number('nothing changed, state objects: writes', second.stateWrites),
  ];
}

function tookOf({ stdout }: Medians): Took {
  return JSON.parse(stdout) as Took;
}
