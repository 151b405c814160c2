/** `rules publish`: makes a set the one that counts from the next run on. */

import { type RunRules, rulesForRun } from '../src/allocation/published/rules-for-run.ts';
import { copyRules } from './copy-rules.ts';
import { type Flags, textOf } from './rules-flags.ts';
import { asJson, counted } from './rules-output.ts';
import { writableStore } from './rules-store.ts';

/** Throws an InputError for a set that is not valid; then nothing was written. */
export async function publishRules(flags: Flags): Promise<number> {
  const store = await writableStore(flags);
  const where = await copyRules(store, textOf(flags, 'rules'));
  const published = await rulesForRun(store, Date.now());
  if (published.rejected !== null) {
    throw new Error(
      `The files in the archive are not those of ${where}: somebody else changed them at the same ` +
        'time. Look at them, and publish again.',
    );
  }
  process.stdout.write(flags['json'] === true ? asJson(jsonOf(published)) : report(published));
  return 0;
}

function report({ set, hash, publishedNow }: RunRules): string {
  const teams = new Set(set.teams.map(({ team }) => team)).size;
  const what = `${counted(set.rules.length, 'rule')} and ${counted(teams, 'team')}`;
  return publishedNow
    ? `Published ${what} as ${hash}. Runs use them from now on; archived days keep their rules until ` +
        'you backfill them.\n'
    : `Nothing to do: ${what} are published as ${hash} already.\n`;
}

function jsonOf({ set, hash, publishedNow }: RunRules): object {
  return { hash, publishedNow, rules: set.rules.length, hasRules: set.rules.length > 0 };
}
