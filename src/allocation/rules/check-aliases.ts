/**
 * Reports aliases that become neither a team nor a value that a rule reads, if a rule looks for teams by
 * their tag: such a line would go on to the next rule.
 */
import { quoted, type Report } from '../yaml/problem.ts';
import { advice } from '../yaml/read-values.ts';
import { testsOf } from './condition.ts';
import type { KnownNames } from './known-names.ts';
import type { RuleSet } from './rule-set.ts';

export function checkAliases(set: RuleSet, { teams }: KnownNames, report: Report): void {
  for (const tag of teamTags(set)) {
    const values = readValues(tag, set);
    if (values === null) continue;
    const names = new Set([...teams.keys(), ...values]);
    for (const { becomes, line } of set.aliases.filter((alias) => alias.tag === tag)) {
      if (names.has(becomes)) continue;
      const nearest = advice(becomes, [...names]);
      report(line, `${quoted(becomes)} is neither a team nor a value of a rule${nearest}`);
    }
  }
}

function teamTags({ rules }: RuleSet): ReadonlySet<string> {
  return new Set(rules.flatMap(({ action }) => (action.kind === 'team' ? [action.tag] : [])));
}

/** The values of a tag that conditions and services name; null if conditions compare parts of values. */
function readValues(tag: string, { rules, services }: RuleSet): readonly string[] | null {
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
