/**
 * Parses the files of a set of allocation rules and checks them as one: either the set is valid, or all
 * its problems are returned, each with file and line.
 */
import { reportTo, type SetProblem } from '../yaml/problem.ts';
import { emptyMap, isText, readFields } from '../yaml/read-values.ts';
import { Subject } from '../yaml/subject.ts';
import { readYamlTree, type YamlNode } from '../yaml/yaml-tree.ts';
import { checkAliases } from './check-aliases.ts';
import { checkNames } from './check-names.ts';
import { checkOverlaps } from './check-overlaps.ts';
import { checkOwners } from './check-owners.ts';
import { checkReach } from './check-reach.ts';
import { checkServices } from './check-services.ts';
import { checkSplits } from './check-splits.ts';
import { knownNames } from './known-names.ts';
import { readRules } from './read-rules.ts';
import { readServices } from './read-services.ts';
import { readSplits } from './read-splits.ts';
import { readAliases, readOwners, readTeams } from './read-tables.ts';
import { readRequired, readTags } from './read-tags.ts';
import { readTests } from './read-tests.ts';
import type { RuleSet } from './rule-set.ts';
import { type SetFiles, type SetTexts, setFiles } from './set-files.ts';

export type ParsedSet =
  | { readonly isValid: true; readonly set: RuleSet }
  | { readonly isValid: false; readonly problems: readonly SetProblem[] };

const fieldNames = ['version', 'tags', 'required', 'rules', 'splits', 'tests'] as const;

/** Never throws for wrong content. */
export function parseRuleSet(texts: SetTexts): ParsedSet {
  const files = setFiles(texts);
  const problems: SetProblem[] = [];
  const report = reportTo(problems, files.rules.file);
  const tree = readYamlTree(files.rules.text, report);
  const set = readSet(tree, files, problems);
  checkOverlaps(set, files, problems);
  const known = knownNames(set);
  checkOwners(set.owners, known, reportTo(problems, files.owners.file));
  checkServices(set.services, known, reportTo(problems, files.services.file));
  if (tree !== null) {
    checkNames(set, known, report);
    checkAliases(set, known, reportTo(problems, files.aliases.file));
    checkReach(set.rules, report);
    checkSplits(set.splits, known, report);
  }
  return problems.length === 0
    ? { isValid: true, set }
    : { isValid: false, problems: inOrder(problems, files) };
}

/** By file, then by line. */
function inOrder(problems: readonly SetProblem[], files: SetFiles): readonly SetProblem[] {
  const names = Object.values(files).map(({ file }) => file);
  return problems.toSorted(
    (a, b) => names.indexOf(a.file) - names.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0),
  );
}

function readSet(tree: YamlNode | null, files: SetFiles, problems: SetProblem[]): RuleSet {
  const file = new Subject(files.rules.file, reportTo(problems, files.rules.file));
  const fields = readFields(tree ?? emptyMap, { accepted: fieldNames }, file);
  if (tree !== null) checkVersion(fields.get('version'), file);
  const tags = readTags(fields.get('tags'), file);
  // Without tags, every alias and match would be reported.
  const { services, aliases } = tree === null ? withoutTagged(files) : files;
  return {
    tags,
    required: readRequired(fields.get('required'), tags, file),
    rules: readRules(fields.get('rules'), tags, file),
    splits: readSplits(fields.get('splits'), file),
    tests: readTests(fields.get('tests'), file),
    teams: readTeams(files.teams, problems),
    services: readServices(services, tags, problems),
    aliases: readAliases(aliases, tags, problems),
    owners: readOwners(files.owners, problems),
  };
}

function withoutTagged({ services, aliases }: SetFiles): Pick<SetFiles, 'services' | 'aliases'> {
  return { services: { ...services, text: null }, aliases: { ...aliases, text: null } };
}

function checkVersion(node: YamlNode | undefined, file: Subject): void {
  if (!isText(node, '1')) file.problem(node?.line ?? 1, "must contain 'version: 1'.");
}
