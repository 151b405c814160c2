/** Checks that every name that rules and tests use is known, and that each id is used once. */
import { quoted, type Report } from '../yaml/problem.ts';
import { advice } from '../yaml/read-values.ts';
import { always } from './date-range.ts';
import { applicationProblem, type KnownNames, targetProblem } from './known-names.ts';
import type { Rule, RuleSet, RuleTest } from './rule-set.ts';
import { isTarget, type Target, teamOf } from './target.ts';

export function checkNames(set: RuleSet, known: KnownNames, report: Report): void {
  checkIds(set.rules, report);
  for (const rule of set.rules) {
    for (const problem of ruleProblems(rule, set, known)) {
      report(rule.line, `rule ${quoted(rule.id)}${problem}`);
    }
  }
  for (const test of set.tests) {
    for (const problem of testProblems(test, known))
      report(test.line, `the test expects ${problem}`);
  }
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

/** Sentences that continue after the name of the rule. */
function ruleProblems(rule: Rule, set: RuleSet, known: KnownNames): readonly string[] {
  const { action, application, effective } = rule;
  const targets = [
    action.kind === 'to' ? action.target : null,
    action.kind === 'team' ? action.unknown : null,
  ];
  const names = [
    ...targets.map((target) => (target === null ? null : targetProblem(target, effective, known))),
    application === null ? null : applicationProblem(application, known),
  ].filter((problem) => problem !== null);
  const table = missingTable(rule, set);
  return [
    ...names.map((problem) => `: ${problem}`),
    ...(table === null ? [] : [` looks for ${table}`]),
  ];
}

/** A look-up in a table without rows never matches. */
function missingTable({ action }: Rule, { services, teams, owners }: RuleSet): string | null {
  if (action.kind === 'services' && services.length === 0) {
    return 'services, but services.csv has none.';
  }
  if (action.kind === 'team' && teams.length === 0) return 'teams, but teams.csv has none.';
  if (action.kind === 'account_owner' && owners.every(({ account }) => account === '')) {
    return 'owners of accounts, but owners.csv has none.';
  }
  if (action.kind === 'nearest_ou_owner' && owners.every(({ ou }) => ou === '')) {
    return 'owners of OUs, but owners.csv has none.';
  }
  return null;
}

/** Sentences that continue after 'the test expects'. */
function testProblems({ expect }: RuleTest, known: KnownNames): readonly string[] {
  const [to, rule, application] = [expect.get('to'), expect.get('rule'), expect.get('application')];
  const target = to === undefined ? null : expectedTargetProblem(to, known);
  const name =
    application === undefined || application === '' ? null : applicationProblem(application, known);
  const isUnknown = rule !== undefined && rule !== '' && !known.rules.has(rule);
  return [
    ...(target === null ? [] : [`a wrong target: ${target}`]),
    ...(isUnknown ? [`the unknown rule ${quoted(rule)}${advice(rule, [...known.rules])}`] : []),
    ...(name === null ? [] : [`a wrong application: ${name}`]),
  ];
}

function expectedTargetProblem(text: string, known: KnownNames): string | null {
  if (isTarget(text)) return knownTargetProblem(text, known);
  return `${quoted(text)} is not a target; write team/<name>, pool/<name> or unallocated.`;
}

/** A test may expect a team of another time. */
function knownTargetProblem(target: Target, known: KnownNames): string | null {
  const team = teamOf(target);
  return team !== null && known.teams.has(team) ? null : targetProblem(target, always, known);
}
