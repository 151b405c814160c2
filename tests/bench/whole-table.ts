/** The table: all its benchmarks in order, their results, and the resulting cost of a month. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveResultBench } from './archive-result.ts';
import type { BenchRow } from './bench-row.ts';
import { type BenchSetting, bundleProgram, discardPrograms } from './bench-setting.ts';
import { benchTable } from './bench-table.ts';
import { coldStartBench } from './cold-start.ts';
import { composeMailsBench } from './compose-mails.ts';
import { growthBench } from './growth.ts';
import { listingRequestsBench } from './listing-requests.ts';
import { localEngineBench } from './local-engine.ts';
import { dollarsTable } from './organization-sizes.ts';
import { projectTimesBench } from './project-times.ts';
import { findPythonPeer } from './python-peer.ts';
import { scanCostBench } from './scan-cost.ts';

export interface WholeTable {
  readonly rows: readonly BenchRow[];
  /** Markdown: dollars per month. */
  readonly dollars: string;
  /** Versions of the peer's packages. */
  readonly peer: string;
}

export interface TableOptions {
  readonly isQuick: boolean;
  readonly vitestJson: string | undefined;
}

/** Bytes of a row in the archive and in the CSV, measured on a million rows with ten decimals each. */
const perRow = { archivedPerRow: 9, attachedPerRow: 98 };

export async function wholeTable({ isQuick, vitestJson }: TableOptions): Promise<WholeTable> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-bench-'));
  const python = findPythonPeer();
  const setting: BenchSetting = {
    isQuick,
    runs: isQuick ? 1 : 5,
    folder,
    python,
    bundle: bundleProgram,
  };
  const rows: BenchRow[] = [];
  const add = async (what: string, bench: () => Promise<readonly BenchRow[]>) => {
    process.stderr.write(`${what} …\n`);
    const found = await bench();
    process.stderr.write(`${benchTable(found)}\n\n`);
    rows.push(...found);
  };
  try {
    await add('cold start', () => coldStartBench(setting));
    await add('result → archive → CSV', () => archiveResultBench(setting));
    await add('local engine', () => localEngineBench(setting));
    await add('growth', () => growthBench(setting));
    await add('listings of S3', () => listingRequestsBench());
    const scan = await scanCostBench(setting);
    rows.push(...scan.rows);
    await add('mails', () => composeMailsBench(setting));
    await add('project', () => projectTimesBench(setting, vitestJson));
    const dollars = dollarsTable({ ...perRow, scannedPerLine: scan.bytesPerLine });
    return { rows, dollars, peer: python?.versions ?? 'no Python at hand' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    discardPrograms();
  }
}
