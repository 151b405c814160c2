/** What the coverage of lines must be, computed by `resolveTag` and `evaluate` instead of SQL. */

import { columnNames } from '../../../src/allocation/compile/allocation-input.ts';
import { lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import { resourceCostsStatement } from '../../../src/allocation/compile/resource-costs-statement.ts';
import { tagCoverageStatement } from '../../../src/allocation/compile/tag-coverage-statement.ts';
import { untaggedResourcesStatement } from '../../../src/allocation/compile/untagged-resources-statement.ts';
import type { BillLine } from '../../../src/allocation/evaluate/bill-line.ts';
import { lineEvaluator } from '../../../src/allocation/evaluate/evaluate-line.ts';
import { setLookups } from '../../../src/allocation/evaluate/set-lookups.ts';
import { ruleColumns } from '../../../src/allocation/rules/condition.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import { resolveTag } from '../../../src/allocation/tags/resolve-tag.ts';
import type { TagRule } from '../../../src/allocation/tags/tag-rule.ts';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import { type SqlFragment, sqlIdentifier, sqlSubquery } from '../../../src/sql/bind.ts';
import { joinSql, sql } from '../../../src/sql/sql-template.ts';
import { linesRelation } from './lines-relation.ts';

/** The set with all of its tags required. */
export function withRequired(set: RuleSet): RuleSet {
  return { ...set, required: set.tags.map(({ name }) => name).toReversed() };
}

/** The lines as `allocationLines` gives them; the number of a line is its account. */
function numberedLines(lines: readonly BillLine[], cents: readonly number[]): SqlFragment {
  const texts = ruleColumns
    .filter((column) => column !== 'account' && column !== 'ou')
    .map((column) => sqlIdentifier(columnNames[column]));
  return sqlSubquery(
    sql`select billing_date, line_id as account, ou, ou as reported_ou, ${joinSql(texts, ', ')},
    tags, cost_categories, cost as unblended_cost, 1 as line_count, 1 as account_tag_lines
    from ${linesRelation(lines, cents)} as lines`,
  );
}

/** One row for each line: its number is the account. */
export function coverageSql(set: RuleSet, lines: readonly BillLine[], cents: readonly number[]) {
  const relation = numberedLines(lines, cents);
  const statement = tagCoverageStatement(set, { lines: relation, lookups: lookupValues(set) });
  return `select linked_account, target, tag_states, cast(unblended_cost * 100 as bigint) as cents
    from (${statement.sql}) order by cast(linked_account as integer)`;
}

/** The two costliest lines that lack a required tag, and all others. */
export function untaggedSql(set: RuleSet, lines: readonly BillLine[], cents: readonly number[]) {
  const days = [...new Set(lines.map(({ billingDate }) => billingDate))];
  return untaggedResourcesStatement(set, {
    lines: numberedLines(lines, cents),
    lookups: lookupValues(set),
    tags: set.required.map((name) => ({ name, days })),
    limit: 2,
  }).sql;
}

/** What the lines' resources cost, with this number of rows listed for a day. */
export function resourceCostsSql(set: RuleSet, lines: readonly BillLine[], limit: number) {
  const cents = lines.map((_, at) => 100 - at);
  const measured = sqlSubquery(
    sql`select *, unblended_cost as amortized_cost, 0 as unknown_amortized
    from ${numberedLines(lines, cents)} as numbered`,
  );
  const rules = { set, hash: '', lookups: lookupValues(set) };
  return resourceCostsStatement(rules, { lines: measured, kinds: allKinds, limit }).sql;
}

/** The same rows. The account is the line's number, so no rule or owner of an account matches. */
export function expectedCoverage(
  set: RuleSet,
  lines: readonly BillLine[],
  cents: readonly number[],
) {
  const evaluate = lineEvaluator(set);
  return lines.map((line, index) => ({
    linked_account: String(index),
    target: evaluate({ ...line, account: String(index) }).target,
    tag_states: set.required.map((name) => letterOf(set, name, line)).join(''),
    cents: cents[index] ?? 0,
  }));
}

function letterOf(set: RuleSet, name: string, line: BillLine): string {
  const rule = set.tags.find((tag) => tag.name === name) as TagRule;
  const { state, value } = resolveTag(rule, line, setLookups(set).aliasOf);
  if (state === 'invalid') return 'n';
  if (state === 'valid' && value !== '') return 'v';
  return line.chargeType.startsWith('Tax') ? 'u' : 'm';
}
