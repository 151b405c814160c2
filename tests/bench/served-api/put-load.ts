/** Puts a load on a server from another process, and measures what the answers cost the server. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureProcess } from '../processes/measure-process.ts';
import type { StartedServer } from '../processes/started-server.ts';
import type { Load, LoadResult } from './load.ts';

export interface LoadMeasured extends LoadResult {
  /** Processor time of the server, in milliseconds. */
  readonly cpuPerAnswer: number;
  /** Requests that were not answered with 200 or 304. */
  readonly errors: number;
}

export interface Generator {
  /** The bundle of `programs/many-readers.ts`. */
  readonly program: string;
  readonly folder: string;
}

export async function putLoad(
  server: StartedServer,
  { program, folder }: Generator,
  load: Omit<Load, 'address'>,
): Promise<LoadMeasured> {
  const file = join(folder, 'load.json');
  writeFileSync(file, JSON.stringify({ ...load, address: server.address } satisfies Load));
  const before = server.cpuSeconds();
  const { stdout } = await measureProcess(process.execPath, [program, file]);
  const cpuSeconds = server.cpuSeconds() - before;
  const result = JSON.parse(stdout) as LoadResult;
  const { 200: full = 0, 304: unchanged = 0 } = result.statuses;
  return {
    ...result,
    cpuPerAnswer: (cpuSeconds * 1000) / result.answers,
    errors: result.answers - full - unchanged,
  };
}
