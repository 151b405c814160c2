/** A complete set of rules, small enough to read, for the tests of all parts. */
import { parseRuleSet } from '../../../src/allocation/rules/parse-rule-set.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import type { SetTexts } from '../../../src/allocation/rules/set-files.ts';
import { problemText } from '../../../src/allocation/yaml/problem.ts';

export const exampleTexts = {
  rules: `version: 1
tags:
  team: {from: [resource:team, resource:owner, account:team, category:Team], transform: [trim, lower], aliases: true}
  environment: {from: [resource:environment, account:env], allowed: [prod, test, shared]}
  application: {from: [resource:application], transform: [trim, lower]}
required: [team, environment]
rules:
  - {id: reorg-2026, when: {account: ["111122223333"]}, to: team/payments, effective: {from: 2026-07-01, to: 2026-09-30}, reason: FIN-88}
  - {id: tax, when: {chargeType: [Tax]}, to: pool/tax}
  - {id: shared, when: {any: [{tag.team: [shared services]}, {serviceCode: AmazonEKS}]}, to: pool/platform}
  - {id: catalogue, lookup: services}
  - {id: by-team-tag, lookup: team, from: tag.team, unknown: next}
  - {id: by-account, lookup: account_owner}
  - {id: by-ou, lookup: nearest_ou_owner}
splits:
  - {source: pool/platform, method: proportional, over: all_teams, basis: month}
  - {source: pool/tax, method: even, targets: [team/payments, team/retail]}
  - {source: pool/support, method: fixed, shares: {team/payments: 0.6, team/retail: 0.4}}
tests:
  - {line: {account: "111122223333", tags: {Owner: Retail }}, expect: {to: team/retail, rule: by-team-tag}}
`,
  teams: `team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to
payments,Money,Core,payments@example.com,#payments,,
retail,Shops,Sales,retail@example.com,#retail,,2026-06-30
retail,Online,Sales,retail@example.com,#retail,2026-07-01,
platform,Technology,Core,,,,
`,
  services: `application,team,type,repository_url,documentation_url,match
checkout,payments,web,https://git.example.com/checkout,,
Product images,retail,storage,,,resource=arn:aws:s3:::images- | tag.application=images
`,
  aliases: `tag,value,becomes,valid_from,valid_to
team,Shop,retail,,
team,Billing,payments,,2026-06-30
team,Billing,retail,2026-07-01,
`,
  owners: `team,account,ou,valid_from,valid_to
payments,444455556666,,,
platform,,Root/Workloads,,
retail,,Root/Workloads/Shops,,
`,
} satisfies SetTexts;

/** The set of the texts. Throws with all problems if it is not valid. */
export function setOf(texts: SetTexts): RuleSet {
  const parsed = parseRuleSet(texts);
  if (parsed.isValid) return parsed.set;
  throw new Error(parsed.problems.map(problemText).join('\n'));
}

/** The example with some texts replaced. */
export function exampleSet(changed: Partial<SetTexts> = {}): RuleSet {
  return setOf({ ...exampleTexts, ...changed });
}

/** The messages for a set; empty if it is valid. */
export function problemsOf(changed: Partial<SetTexts>): readonly string[] {
  const parsed = parseRuleSet({ ...exampleTexts, ...changed });
  return parsed.isValid ? [] : parsed.problems.map(problemText);
}
