/** The mail: composing, rendering and building it for ten, a hundred and a thousand OUs. */

import type { BenchSetting } from '../bench-setting.ts';
import { sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';

const numbers = [10, 100, 1000];
const mails = 7;
/** Gmail clips longer mails. */
const maxHtmlKilobytes = 102;

export async function composeMailsBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const program = await setting.bundle('tests/bench/programs/compose-mails.ts');
  const contenders = Object.fromEntries(
    numbers.map((ous) => [
      `${ous}`,
      { command: process.execPath, args: [program, `${ous}`, `${mails}`] },
    ]),
  );
  const found = await sideBySide(contenders, setting.runs);
  return numbers.flatMap((ous) => {
    const { stdout, peakBytes } = found[`${ous}`] ?? { stdout: '{}', peakBytes: Number.NaN };
    const made = JSON.parse(stdout) as { first: number; median: number; html: number };
    const area = `mail, ${ous.toLocaleString('en-US')} OUs`;
    return [
      { area, what: 'the first of a process', unit: 'ms', ours: made.first },
      { area, what: 'each more', unit: 'ms', ours: made.median },
      {
        area,
        what: 'HTML',
        unit: 'kB',
        ours: made.html / 1000,
        goal: { of: 'figure', atMost: maxHtmlKilobytes },
      },
      { area, what: 'peak memory', unit: 'MiB', ours: peakBytes / 2 ** 20 },
    ] satisfies BenchRow[];
  });
}
