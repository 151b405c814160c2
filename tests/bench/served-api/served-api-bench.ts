/**
 * `serve` over the demo's archive with many readers at once, who ask without a pause: kept answers beside Node's HTTP
 * server with the same bytes, new questions, and the memory after many different ranges.
 */
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { BenchSetting } from '../bench-setting.ts';
import { buildCommandLine, demoArguments, demoRules } from '../processes/built-command-line.ts';
import { type StartedServer, startServer } from '../processes/started-server.ts';
import type { PartResult } from '../table/parts.ts';
import { differentRanges, keptPaths, newPaths, unkeptPaths } from './asked-paths.ts';
import { type KnownAnswer, knownAnswers } from './known-answers.ts';
import type { LoadRequest } from './load.ts';
import { putLoad } from './put-load.ts';
import { besidePeer, memoryRow, newRows } from './served-api-rows.ts';

const readers = 200;
const rangesInMemory = 2_000;

export async function servedApiBench(setting: BenchSetting): Promise<PartResult> {
  const { folder, isQuick, bundle } = setting;
  const seconds = isQuick ? 2 : 60;
  const main = await buildCommandLine();
  const out = join(folder, 'served');
  execFileSync(process.execPath, [main, ...demoArguments(out), ...demoRules], { stdio: 'ignore' });
  const generator = { program: await bundle('tests/bench/programs/many-readers.ts'), folder };
  const loadBefore = loadavg();
  const ours = await startServer([main, 'serve', '--out', out, '--port', '0']);
  const known = await knownAnswers(ours.address, [...keptPaths, ...unkeptPaths]);
  const peer = await startPeer(setting, known);
  try {
    const repeated = (server: StartedServer, requests: readonly LoadRequest[]) =>
      putLoad(server, generator, { readers, seconds, requests, isRepeated: true });
    const [kept, unchanged] = [plain(known), conditional(known)];
    const answered = { ours: await repeated(ours, kept), peer: await repeated(peer, kept) };
    const matched = {
      ours: await repeated(ours, unchanged),
      peer: await repeated(peer, unchanged),
    };
    const asked = await putLoad(ours, generator, {
      readers,
      seconds,
      requests: newPaths(40_000).map(unconditional),
      isRepeated: false,
    });
    const residentBefore = ours.residentBytes();
    await askRanges(ours.address, isQuick ? 50 : rangesInMemory);
    return {
      rows: [
        ...besidePeer('kept answers', answered),
        ...besidePeer('304, with If-None-Match', matched),
        ...newRows(asked),
        ...memoryRow(residentBefore, ours.residentBytes()),
      ],
      note: loadNote(loadBefore, seconds),
    };
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
    rmSync(out, { recursive: true, force: true });
  }
}

async function startPeer({ folder, bundle }: BenchSetting, known: readonly KnownAnswer[]) {
  const file = join(folder, 'known-answers.json');
  writeFileSync(file, JSON.stringify(known));
  return startServer([await bundle('tests/bench/programs/same-bytes.ts'), file]);
}

const unconditional = (path: string): LoadRequest => ({ path, headers: {} });

function plain(known: readonly KnownAnswer[]): readonly LoadRequest[] {
  return known.map(({ path }) => unconditional(path));
}

/** Answers without an ETag cannot be asked like this. */
function conditional(known: readonly KnownAnswer[]): readonly LoadRequest[] {
  return known.flatMap(({ path, headers: { etag = '' } }) =>
    etag === '' ? [] : [{ path, headers: { 'if-none-match': etag } }],
  );
}

/** One after the other: what is measured is what stays. */
async function askRanges(address: string, count: number): Promise<void> {
  for (const path of differentRanges(count)) {
    const answer = await fetch(`${address}${path}`);
    await answer.text();
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  }
}

function loadNote([minute = 0]: readonly number[], seconds: number): string {
  return `${readers} readers, each ${seconds} s without a pause; the machine's load before was ${minute.toFixed(1)}.`;
}
