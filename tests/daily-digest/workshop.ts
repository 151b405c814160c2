/** A bill, an output folder and a run between them, for the tests of the run's steps. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { account, filesBelow } from '../support/laptop.ts';
import { type Line, steadyLines, writeBill } from '../support/small-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

export const reportDay = '2026-11-20';
export const accounts = [account('012345678901', 'Root/Workloads/Prod')];

export function workshop(lines: readonly Line[], folder = tempFolder()) {
  const out = join(folder, 'out');
  const bill = (changed: readonly Line[]) => writeBill(join(folder, 'bill.csv'), changed);
  return { out, bill, run: { bill: bill(lines), out, day: reportDay, accounts } };
}

export const steady = steadyLines('2026-10-01', reportDay);
export const parquetOf = (out: string) =>
  new Map([...filesBelow(out)].filter(([path]) => path.startsWith('ou-breakdowns/')));
export const mailsOf = (out: string) => readdirSync(join(out, 'outbox'));
