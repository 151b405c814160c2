/** The rows of the table for the served API: waiting times, processor time of an answer, errors and memory. */
import type { BenchRow, Goal } from '../table/bench-row.ts';
import type { LoadMeasured } from './put-load.ts';

const area = 'serve, 200 readers';
/** Milliseconds. */
const maxKept = 300;
const maxNew = 2_000;
const peerName = 'node:http, same bytes';

const atMost = (value: number): Goal => ({ of: 'figure', atMost: value });

/** Loads are not repeated: their figures are of one run. */
const once = { area, runs: 1 } as const;

export function besidePeer(
  what: string,
  { ours, peer }: { readonly ours: LoadMeasured; readonly peer: LoadMeasured },
): readonly BenchRow[] {
  const beside = (pick: (one: LoadMeasured) => number) => ({
    ours: pick(ours),
    peer: { name: peerName, value: pick(peer) },
  });
  const goal = atMost(maxKept);
  return [
    { ...once, what: `${what}: 95 % within`, unit: 'ms', ...beside(({ p95 }) => p95), goal },
    {
      ...once,
      what: `${what}: CPU of an answer`,
      unit: 'ms',
      ...beside(({ cpuPerAnswer }) => cpuPerAnswer),
    },
    errorsRow(what, ours),
  ];
}

export function newRows(asked: LoadMeasured): readonly BenchRow[] {
  const what = 'new questions';
  const goal = atMost(maxNew);
  return [
    { ...once, what: `${what}: 95 % within`, unit: 'ms', ours: asked.p95, goal },
    { ...once, what: `${what}: CPU of an answer`, unit: 'ms', ours: asked.cpuPerAnswer },
    {
      ...once,
      what: `${what}: answers per second`,
      unit: '',
      ours: asked.answers / asked.seconds,
      isMoreBetter: true,
    },
    errorsRow(what, asked),
  ];
}

export function memoryRow(before: number, after: number): readonly BenchRow[] {
  const limit = { name: 'before them', value: before / 2 ** 20 };
  const what = 'memory after 2,000 different ranges';
  return [{ ...once, what, unit: 'MiB', ours: after / 2 ** 20, limit }];
}

function errorsRow(what: string, { errors }: LoadMeasured): BenchRow {
  return { ...once, what: `${what}: errors`, unit: '', ours: errors, goal: atMost(0) };
}
