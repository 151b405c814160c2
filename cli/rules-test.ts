/** `rules test`: runs the examples of a set. */
import { type RuleTestResult, runRuleTests } from '../src/allocation/evaluate/run-rule-tests.ts';
import { tagWords } from '../src/allocation/evaluate/tag-words.ts';
import { quoted } from '../src/allocation/yaml/problem.ts';
import { dayOfTime } from '../src/domain/calendar/billing-day.ts';
import { type Flags, textOf } from './rules-flags.ts';
import { asJson, counted } from './rules-output.ts';
import { readGivenSet } from './rules-sets.ts';
import { rulesStore } from './rules-store.ts';

/** Returns 1 if an example fails. */
export async function testRules(flags: Flags): Promise<number> {
  const set = await readGivenSet(textOf(flags, 'rules'), await rulesStore(flags));
  const results = runRuleTests(set, dayOfTime(Date.now()));
  const failed = results.filter(({ differences }) => differences.length > 0);
  process.stdout.write(
    flags['json'] === true
      ? asJson({ tests: results.length, failed: failed.map(failureJson) })
      : reportOf(results.length, failed),
  );
  return failed.length === 0 ? 0 : 1;
}

function failureJson({ line, differences, allocation }: RuleTestResult) {
  const { target, ruleId, application, environment } = allocation;
  return { line, differences, found: { to: target, rule: ruleId, application, environment } };
}

function reportOf(count: number, failed: readonly RuleTestResult[]): string {
  if (count === 0) return "The set has no tests; add some under 'tests:' in rules.yaml.\n";
  if (failed.length === 0) return `${counted(count, 'test')} passed.\n`;
  const passed = count - failed.length;
  return `${failed.map(failureText).join('\n')}\n${failed.length} of ${counted(count, 'test')} failed, ${passed} passed.\n`;
}

function failureText({ line, differences, allocation }: RuleTestResult): string {
  const rows = differences.map(
    ({ field, expected, found }) =>
      `  ${field}: expected ${quoted(expected)}, found ${found === '' ? 'nothing' : quoted(found)}\n`,
  );
  const rule = allocation.ruleId === null ? 'no rule claims it' : `rule ${allocation.ruleId} wins`;
  const tags = allocation.tags.map((tag) => `  ${tagWords(tag)}\n`);
  return `rules.yaml, line ${line}: the test fails; ${rule}\n${rows.join('')}${tags.join('')}`;
}
