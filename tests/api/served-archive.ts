/** An archive of a small bill, and the API over it, without HTTP. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeptAnswers } from '../../src/api/answers/kept-answers.ts';
import { readArchiveFacts } from '../../src/api/archive/archive-facts.ts';
import { apiApp } from '../../src/api/http/api-app.ts';
import type { ArchiveReader, Reader } from '../../src/api/operations/operation.ts';
import { type LocalArchive, openLocalArchive } from '../../src/platform/local/archive-reader.ts';
import { commandLine } from '../support/command-line.ts';

export const everything: Reader = { scope: { kind: 'all' }, isEditor: true };

export interface ServedArchive {
  readonly archive: LocalArchive;
  /** Errors that readers were not told. */
  readonly errors: unknown[];
  readonly ask: (path: string, asked?: AskedBy) => Promise<Response>;
}

interface AskedBy {
  readonly reader?: Reader;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** `out`: the folder of an archive. */
export async function serveArchive(
  out: string,
  given: Partial<
    Pick<ArchiveReader, 'budgets' | 'businessFigures' | 'thresholds' | 'now' | 'jobs'>
  > = {},
): Promise<ServedArchive> {
  const archive = await openLocalArchive(out);
  const errors: unknown[] = [];
  let reader = everything;
  const { now = Date.now, ...settings } = given;
  const app = apiApp({
    archive: { ...archive, ...settings, now },
    facts: () => readArchiveFacts({ ...archive, now }),
    kept: new KeptAnswers(archive.store, { onNotKept: (error) => errors.push(error) }),
    readerOf: () => reader,
    onError: (error) => errors.push(error),
  });
  const ask = async (path: string, asked: AskedBy = {}) => {
    reader = asked.reader ?? everything;
    const { headers = {}, method = 'GET', body = null } = asked;
    return app.request(`http://localhost${path}`, { headers, method, body });
  };
  return { archive, errors, ask };
}

export interface ArchivedBill {
  readonly bill: string;
  readonly accounts: readonly string[];
  /** File name → text, of a set of allocation rules. */
  readonly rules?: Readonly<Record<string, string>>;
  readonly date: string;
}

/** Runs the digest over a bill, and returns the folder of its archive. */
export async function archiveBill(folder: string, given: ArchivedBill): Promise<string> {
  const at = (name: string) => join(folder, name);
  writeFileSync(
    at('accounts.csv'),
    ['snapshot_date,account_id,account_name,ou_path', ...given.accounts, ''].join('\n'),
  );
  const args = ['--bill', given.bill, '--accounts', at('accounts.csv'), '--date', given.date];
  if (given.rules !== undefined) {
    mkdirSync(at('rules'));
    for (const [name, text] of Object.entries(given.rules))
      writeFileSync(join(at('rules'), name), text);
    args.push('--rules', at('rules'));
  }
  const all = [...args, '--restatement-days', '60', '--out', at('out')];
  const { code, stderr } = await commandLine(['run', ...all]);
  if (code !== 0) throw new Error(stderr);
  return at('out');
}
