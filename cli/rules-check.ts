/** `rules check`: the mistakes of a set and, over a bill or the archive, what its rules do not reach. */
import type { Rule, RuleSet } from '../src/allocation/rules/rule-set.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { invalidSetText, reviewText, validSetText } from './rules-check-report.ts';
import { type Flags, textOf } from './rules-flags.ts';
import { asJson } from './rules-output.ts';
import { type Review, reviewOverArchive, reviewOverBill } from './rules-review.ts';
import { readGivenFiles } from './rules-sets.ts';
import { archiveOnAws, localStore } from './rules-store.ts';

/** Returns 1 if the set is not valid. */
export async function checkRules(flags: Flags): Promise<number> {
  requireBill(flags);
  const archive = flags['platform'] === 'aws' ? await archiveOnAws() : null;
  const store = archive?.platform.store ?? localStore(flags);
  const given = await readGivenFiles(textOf(flags, 'rules'), store);
  const { working, where } = given;
  if (working.state === 'invalid') {
    print(flags, { valid: false, problems: working.problems }, invalidSetText(given));
    return 1;
  }
  const { set } = working;
  const review =
    flags['bill'] !== undefined
      ? await reviewOverBill(set, flags)
      : archive && (await reviewOverArchive(archive, working));
  const text = `${validSetText(where, set)}${review === null ? '' : reviewText(review)}`;
  print(flags, { valid: true, problems: [], ...jsonOf(set, review) }, text);
  return 0;
}

function print(flags: Flags, json: object, text: string): void {
  process.stdout.write(flags['json'] === true ? asJson(json) : text);
}

/** Options that only say how to read a bill are a mistake without one. */
function requireBill(flags: Flags): void {
  if (flags['bill'] !== undefined) return;
  const ofBill = ['source', 'accounts', 'metric', 'currency', 'memory-limit', 'from', 'to'];
  const stray = ofBill.find((name) => flags[name] !== undefined);
  if (stray !== undefined) {
    throw new InputError(`--${stray} is about a bill; name one with --bill.`);
  }
}

function jsonOf(set: RuleSet, review: Review | null) {
  const { rules, teams, splits, services, aliases, owners, tests } = set;
  const counts = {
    rules: rules.length,
    teams: new Set(teams.map(({ team }) => team)).size,
    pools: splits.length,
    services: services.length,
    aliases: aliases.length,
    owners: owners.length,
    tests: tests.length,
  };
  if (review === null) return { counts };
  const named = (some: readonly Rule[]) => some.map(({ id, line }) => ({ id, line }));
  const { source, ...found } = review;
  return {
    counts,
    [source]: {
      ...found,
      rulesWithoutLines: named(review.rulesWithoutLines),
      rulesNotEffective: named(review.rulesNotEffective),
    },
  };
}
