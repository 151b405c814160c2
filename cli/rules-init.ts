/** `rules init`: writes a first set of rules, made from a bill, into an empty folder. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  fileNameOf,
  setFileNames,
  workingKey,
} from '../src/allocation/published/set-files-in-store.ts';
import { reviewParts } from '../src/allocation/review/review-parts.ts';
import { type Coverage, coverageOf, readRuleCosts } from '../src/allocation/review/rule-costs.ts';
import { parseRuleSet } from '../src/allocation/rules/parse-rule-set.ts';
import type { RuleSet } from '../src/allocation/rules/rule-set.ts';
import type { SetTexts } from '../src/allocation/rules/set-files.ts';
import { readStartingBill } from '../src/allocation/starting/read-starting-bill.ts';
import { startingSet } from '../src/allocation/starting/starting-set.ts';
import { problemText } from '../src/allocation/yaml/problem.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { commandName } from './command-name.ts';
import { type DayRange, openBill, reviewedRange } from './rules-bill.ts';
import { dayOf, type Flags, textOf } from './rules-flags.ts';
import { amountIn, asJson, counted, shareOf } from './rules-output.ts';
import { localStore } from './rules-store.ts';

interface StartedSet extends DayRange, Coverage {
  readonly texts: SetTexts;
  readonly set: RuleSet;
  readonly currency: string;
}

/** Throws an InputError if the folder has files, before the bill is read. */
export async function initRules(flags: Flags): Promise<number> {
  const folder = resolve(
    textOf(flags, 'rules') ?? join(localStore(flags).locate(workingKey('rules')), '..'),
  );
  requireEmpty(folder);
  const started = await startedSet(flags);
  const files = writeSet(folder, started.texts);
  process.stdout.write(
    flags['json'] === true ? asJson(jsonOf(started, files)) : report(started, folder, files),
  );
  return 0;
}

async function startedSet(flags: Flags): Promise<StartedSet> {
  const bill = await openBill(flags);
  try {
    const range = reviewedRange(bill, { from: dayOf(flags, 'from'), to: dayOf(flags, 'to') });
    const lines = await bill.platform.keepRows(await bill.lines(range, reviewParts([])));
    const texts = startingSet(await readStartingBill(bill.platform, lines));
    const set = checked(texts);
    const costs = await readRuleCosts(bill.platform, await bill.reviewed(set), lines);
    return { texts, set, currency: bill.currency, ...range, ...coverageOf(costs) };
  } finally {
    bill.close();
  }
}

/** What is written is always valid, whatever the bill contains. */
function checked(texts: SetTexts): RuleSet {
  const parsed = parseRuleSet(texts);
  if (parsed.isValid) return parsed.set;
  throw new Error(`The new set is not valid: ${parsed.problems.map(problemText).join(' ')}`);
}

function requireEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) return;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    throw new InputError(`--rules ${folder} cannot be used (${code}); name an empty folder.`, {
      cause,
    });
  }
  throw new InputError(`${folder} has files already; name an empty folder with --rules DIR.`);
}

/** Returns the paths. A file that appeared in the meantime is not replaced. */
function writeSet(folder: string, texts: SetTexts): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return setFileNames.flatMap((name) => {
    const text = texts[name];
    if (text === null) return [];
    const path = join(folder, fileNameOf(name));
    writeFileSync(path, text, { flag: 'wx' });
    return [path];
  });
}

function report(started: StartedSet, folder: string, files: readonly string[]): string {
  const { set, from, to, total, allocated, currency } = started;
  const amount = amountIn(currency);
  const tags = set.tags.map(({ name, from: keys }) => {
    return `  ${name}: ${keys.map(({ source, key }) => `${source}:${key}`).join(', ')}\n`;
  });
  const teams = new Set(set.teams.map(({ team }) => team)).size;
  return [
    files.map((file) => `Wrote ${file}\n`).join(''),
    tags.length === 0 ? '\nThe bill has no tag key that looks like a team.\n' : '\nTags\n',
    ...tags,
    `${counted(teams, 'team')}, ${counted(set.owners.length, 'owner')}. From ${from} to ${to} the rules `,
    `allocate ${amount(allocated)} of ${amount(total)}${total === 0 ? '' : `, ${shareOf(allocated, total)}`}.\n`,
    '\nNext: correct names, merge teams in aliases.csv, add business units in teams.csv, then\n',
    `  ${commandName} rules check --rules ${folder} --bill …\n`,
  ].join('');
}

function jsonOf({ texts: _, set, ...started }: StartedSet, files: readonly string[]): object {
  const tags = set.tags.map(({ name, from }) => ({ name, from }));
  const teams = [...new Set(set.teams.map(({ team }) => team))];
  return { files, ...started, tags, teams, owners: set.owners.length };
}
