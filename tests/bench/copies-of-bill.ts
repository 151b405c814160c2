/**
 * What it costs to know that no line of a bill is there twice: nothing where manifests name the files;
 * without one their lines are compared, which is measured by the breakdown's query over the same lines.
 */
import { dirname } from 'node:path';
import type { GeneratedBill } from '../../samples/generator/generate-bill.ts';
import type { BenchRow } from './bench-row.ts';
import type { BenchSetting } from './bench-setting.ts';
import { type Contender, type Medians, sideBySide } from './side-by-side.ts';

const mostOfQuery = 0.5;
const reportDay = '2026-10-31';

/** The bill has one billing period, of CUR 2.0. Of a single file there is nothing to compare. */
export async function copiesOfBillBench(
  setting: BenchSetting,
  { trees: { cur2 }, accounts }: GeneratedBill,
): Promise<readonly BenchRow[]> {
  if (cur2 === undefined) throw new Error('the generator made no CUR 2.0 tree');
  if (cur2.files.length < 2 && !setting.isQuick) return [];
  const program = await setting.bundle('tests/bench/programs/open-bill.ts');
  const breakdown = await setting.bundle('tests/bench/programs/local-breakdown.ts');
  const node = (...args: string[]): Contender => ({ command: process.execPath, args });
  const found = await sideBySide(
    {
      named: node(program, cur2.root),
      // The manifests are beside the data's folder.
      compared: node(program, dirname(dirname(cur2.files[0] ?? ''))),
      query: node(breakdown, cur2.root, accounts, reportDay),
    },
    setting.runs,
  );
  const lines = cur2.lines.toLocaleString('en-US');
  return rowsOf(`copies in ${lines} CUR lines of ${cur2.files.length} files`, found);
}

type Found = Readonly<Record<'named' | 'compared' | 'query', Medians>>;

function rowsOf(area: string, { named, compared, query }: Found): readonly BenchRow[] {
  const mebibytes = ({ peakBytes }: Medians) => peakBytes / 2 ** 20;
  const limit = (value: number) => ({ name: 'manifests name the files', value });
  return [
    {
      ...{ area, what: 'opening, no manifest', unit: 's', ours: compared.seconds },
      limit: limit(named.seconds),
    },
    {
      ...{
        area,
        what: 'opening, no manifest: peak memory',
        unit: 'MiB',
        ours: mebibytes(compared),
      },
      limit: limit(mebibytes(named)),
    },
    {
      ...{ area, what: 'the comparison alone', unit: 's' },
      ours: compared.seconds - named.seconds,
      limit: { name: "the breakdown's query", value: query.seconds - named.seconds },
      goal: { of: 'limit', atMost: mostOfQuery },
    },
  ];
}
