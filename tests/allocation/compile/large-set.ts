/** As many rules and aliases as a set may have, of the kinds that organizations write. */
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import { exampleTexts, setOf } from '../rules/example-set.ts';

export const ruleCount = 500;
export const aliasCount = 5_000;

const conditions = [
  (n: number) => `{account: ["${account(n)}", "${account(n + 1)}"], chargeType: [Usage, Tax]}`,
  (n: number) => `{tag.team: {prefix: team-${n}-}, region: [eu-central-1, us-east-1]}`,
  (n: number) => `{any: [{usageType: {contains: BoxUsage-${n}}}, {operation: RunInstances-${n}}]}`,
  (n: number) => `{serviceCode: AmazonS3-${n}, not: {tag.environment: [prod]}}`,
  (n: number) => `{resource: {prefix: "arn:aws:s3:::bucket-${n}-"}, tag.team: {absent: true}}`,
];

/** Made from texts, so that it is also a test of time for the parser and its checks. */
export function largeSet(): RuleSet {
  const [head = '', rest = ''] = exampleTexts.rules.split('rules:\n');
  const rules = Array.from({ length: ruleCount - 7 }, (_, index) => {
    const when = conditions[index % conditions.length]?.(index) ?? '';
    const dates = index % 2 === 0 ? ', effective: {from: 2026-01-01}' : '';
    return `  - {id: rule-of-a-department-${index}, when: ${when}, to: team/payments${dates}}\n`;
  });
  const aliases = Array.from({ length: aliasCount }, (_, n) => `team,Old Team ${n},retail,,\n`);
  return setOf({
    ...exampleTexts,
    rules: `${head}rules:\n${rules.join('')}${rest}`,
    aliases: `tag,value,becomes,valid_from,valid_to\n${aliases.join('')}`,
  });
}

function account(n: number): string {
  return String(100_000_000_000 + n);
}
