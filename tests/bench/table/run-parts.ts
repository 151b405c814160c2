/** Runs parts of the table one after the other, in a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { type BenchSetting, bundleProgram, discardPrograms } from '../bench-setting.ts';
import { findPythonPeer } from '../processes/python-peer.ts';
import type { MeasuredPart } from './bench-results.ts';
import { benchTable } from './bench-table.ts';
import { parts } from './parts.ts';

export const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;

/** Shows each part's table on standard error as soon as it was measured. */
export async function runParts(
  names: readonly string[],
  options: Pick<BenchSetting, 'isQuick' | 'runs' | 'vitestJson'>,
): Promise<readonly MeasuredPart[]> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-bench-'));
  const python = findPythonPeer();
  const setting: BenchSetting = { ...options, folder, python, bundle: bundleProgram };
  const measured: MeasuredPart[] = [];
  try {
    for (const name of names) {
      process.stderr.write(`${name} …\n`);
      const found = await parts[name]?.run(setting);
      if (found === undefined) continue;
      process.stderr.write(`${benchTable(found.rows)}\n\n`);
      const peers = python?.versions ?? 'no Python at hand';
      measured.push({ name, machine, peers, ...found });
    }
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    discardPrograms();
  }
}
