/** Idle resources of a large organization: the reader of mail and API beside the view on DuckDB, over the same files. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeUse } from '../../../samples/use/make-use.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { longestDays } from '../../../src/metrics/efficiency/efficiency-rule.ts';
import { archiveUse } from '../../support/views/archive-use.ts';
import type { BenchSetting } from '../bench-setting.ts';
import { sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';

const newest = parseBillingDay('2026-11-20');
/** 384 resources each. */
const times = 26;

export async function useBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const { folder, isQuick, runs } = setting;
  const out = join(folder, 'use');
  archiveUse(out, makeUse({ newest, days: longestDays, times: isQuick ? 1 : times }));
  try {
    const program = await setting.bundle('tests/bench/programs/read-use.ts');
    const asked = (how: string) => ({
      command: process.execPath,
      args: [program, out, newest, how],
    });
    const found = await sideBySide({ files: asked('files'), view: asked('view') }, runs);
    const { files, view } = found;
    if (files === undefined || view === undefined) return [];
    const answer = (text: string) => JSON.parse(text) as { resources: number; seconds: number };
    const [ours, theirs] = [answer(files.stdout), answer(view.stdout)];
    if (ours.resources !== theirs.resources) throw new Error('files and view differ');
    const area = `idle resources, ${ours.resources.toLocaleString('en-US')} × ${longestDays} days`;
    const peer = (value: number) => ({ name: 'the view on DuckDB', value });
    return [
      { area, what: 'wall time', unit: 's', ours: files.seconds, peer: peer(view.seconds), runs },
      {
        area,
        what: 'processor time',
        unit: 's',
        ours: files.cpuSeconds,
        peer: peer(view.cpuSeconds),
        runs,
      },
      {
        area,
        what: 'peak memory',
        unit: 'MiB',
        ours: files.peakBytes / 2 ** 20,
        peer: peer(view.peakBytes / 2 ** 20),
        goal: { of: 'figure', atMost: 400 },
        runs,
      },
    ];
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
