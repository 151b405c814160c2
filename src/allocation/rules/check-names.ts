/** Checks that every name that rules, splits and tests use is known, and that no id is used twice. */
import { quoted, type Report } from '../yaml/problem.ts';
import { advice } from '../yaml/read-values.ts';
import { teamProblem } from './check-owners.ts';
import { testsOf } from './condition.ts';
import { always, type DateRange } from './date-range.ts';
import type { Rule, RuleSet, RuleTest } from './rule-set.ts';
import { isTarget, poolOf, type Target, teamOf } from './target.ts';

export function checkNames(set: RuleSet, report: Report): void {
  checkIds(set.rules, report);
  for (const rule of set.rules) checkRule(rule, set, report);
  for (const test of set.tests) checkTest(test, set, report);
}

/**
 * Reports aliases that become neither a team nor a value that a rule reads, if a rule looks for teams by
 * their tag.
 */
export function checkAliases(set: RuleSet, report: Report): void {
  const teams = set.teams.map(({ team }) => team);
  for (const tag of teamTags(set)) {
    const known = knownValues(tag, set);
    if (known === null) continue;
    const names = [...new Set([...teams, ...known])];
    for (const { becomes, line } of set.aliases.filter((alias) => alias.tag === tag)) {
      if (names.includes(becomes)) continue;
      report(
        line,
        `${quoted(becomes)} is neither a team nor a value of a rule${advice(becomes, names)}`,
      );
    }
  }
}

function teamTags({ rules }: RuleSet): ReadonlySet<string> {
  return new Set(rules.flatMap(({ action }) => (action.kind === 'team' ? [action.tag] : [])));
}

/** The values of a tag that conditions and services name; null if they compare parts of values. */
function knownValues(tag: string, { rules, services }: RuleSet): readonly string[] | null {
  const tests = rules
    .flatMap(({ when }) => testsOf(when))
    .filter(({ column }) => column === `tag.${tag}`);
  if (tests.some(({ operator }) => operator !== 'in' && operator !== 'absent')) return null;
  const matches = services.flatMap((service) => service.matches);
  return [
    ...tests.flatMap(({ values }) => values),
    ...matches.flatMap((one) => (one.kind === 'tag' && one.tag === tag ? [one.value] : [])),
  ];
}

function checkIds(rules: readonly Rule[], report: Report): void {
  const lines = new Map<string, number>();
  for (const { id, line } of rules) {
    const other = lines.get(id);
    if (other !== undefined && id !== '') {
      report(line, `the id ${quoted(id)} is already used in line ${other}; ids are unique.`);
    }
    lines.set(id, other ?? line);
  }
}

function checkRule(rule: Rule, set: RuleSet, report: Report): void {
  const { id, action, application, effective, line } = rule;
  const what = `rule ${quoted(id)}`;
  const targets = [
    action.kind === 'to' ? action.target : null,
    action.kind === 'team' ? action.unknown : null,
  ].filter((target) => target !== null);
  for (const target of targets) {
    const problem = targetProblem(target, effective, set);
    if (problem !== null) report(line, `${what}: ${problem}`);
  }
  if (application !== null) {
    const problem = applicationProblem(application, set);
    if (problem !== null) report(line, `${what}: ${problem}`);
  }
  const missing = missingTable(rule, set);
  if (missing !== null) report(line, `${what} looks for ${missing}`);
}

/** A look-up in a table without rows never matches. */
function missingTable({ action }: Rule, { services, teams, owners }: RuleSet): string | null {
  if (action.kind === 'services' && services.length === 0)
    return 'services, but services.csv has none.';
  if (action.kind === 'team' && teams.length === 0) return 'teams, but teams.csv has none.';
  if (action.kind === 'account_owner' && owners.every(({ account }) => account === '')) {
    return 'owners of accounts, but owners.csv has none.';
  }
  if (action.kind === 'nearest_ou_owner' && owners.every(({ ou }) => ou === '')) {
    return 'owners of OUs, but owners.csv has none.';
  }
  return null;
}

/** Why a target cannot be used on those days; null if it can. */
export function targetProblem(target: Target, days: DateRange, set: RuleSet): string | null {
  const [team, pool] = [teamOf(target), poolOf(target)];
  if (team !== null) return teamProblem(team, days, set.teams);
  if (pool === null) return null;
  const pools = set.splits.map(({ source }) => source);
  if (pools.includes(target)) return null;
  return (
    `no split has the source ${quoted(target)}${advice(target, pools)} ` +
    "Each pool needs a split; 'method: none' keeps it as it is."
  );
}

function applicationProblem(application: string, { services }: RuleSet): string | null {
  const names = [...new Set(services.map((one) => one.application))];
  if (names.includes(application)) return null;
  return `application ${quoted(application)} is not in services.csv${advice(application, names)}`;
}

function checkTest({ expect, line }: RuleTest, set: RuleSet, report: Report): void {
  const [to, rule, application] = [expect.get('to'), expect.get('rule'), expect.get('application')];
  if (to !== undefined) {
    const problem = isTarget(to)
      ? knownTargetProblem(to, set)
      : `${quoted(to)} is not a target; write team/<name>, pool/<name> or unallocated.`;
    if (problem !== null) report(line, `the test expects a wrong target: ${problem}`);
  }
  const ids = set.rules.map(({ id }) => id);
  if (rule !== undefined && rule !== '' && !ids.includes(rule)) {
    report(line, `the test expects the unknown rule ${quoted(rule)}${advice(rule, ids)}`);
  }
  if (application !== undefined && application !== '') {
    const problem = applicationProblem(application, set);
    if (problem !== null) report(line, `the test expects a wrong application: ${problem}`);
  }
}

/** A test may expect a team of another time. */
function knownTargetProblem(target: Target, set: RuleSet): string | null {
  const team = teamOf(target);
  if (team !== null && set.teams.some((one) => one.team === team)) return null;
  return targetProblem(target, always, set);
}
