/** The rules as rows of SQL: one for each rule, condition and metric, in the words that every engine reads. */
import { type SqlFragment, sqlInteger, sqlText, sqlTextList } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import { allKinds } from '../catalogue/all-kinds.ts';
import type { MetricOfKind } from '../catalogue/resource-kind.ts';
import type { EfficiencyRule, RuleCondition } from './efficiency-rule.ts';
import { idleRules } from './idle-rules.ts';
import { oversizedRules } from './oversized-rules.ts';

export const efficiencyRules: readonly EfficiencyRule[] = [...idleRules, ...oversizedRules];

/** A metric of the catalogue; throws for one that is never asked for. */
export function metricOf(kind: string, name: string): MetricOfKind {
  const metric = allKinds
    .find((one) => one.kind === kind)
    ?.metrics.find((one) => one.name === name);
  if (metric === undefined) {
    throw new Error(
      `The rule of '${kind}' needs '${name}', which is not in the catalogue of metrics.`,
    );
  }
  return metric;
}

/** For `in`: the kinds that have a rule. */
export function ruledKinds(): SqlFragment {
  return sqlTextList([...new Set(efficiencyRules.map(({ kind }) => kind))]);
}

/** Columns: rule_number, rule_kind, rule_finding, needed_days, percent_at_stake, rule_words, condition_number, … */
export function efficiencyRows(rules: readonly EfficiencyRule[] = efficiencyRules): SqlFragment {
  const rows = rules.flatMap((rule, number) =>
    rule.conditions.flatMap((condition, at) => rowsOf(rule, number + 1, condition, at + 1)),
  );
  return joinSql(rows, '\n  union all ');
}

function rowsOf(
  { kind, finding, days, share, words, conditions }: EfficiencyRule,
  rule: number,
  { metrics, figure, comparison, limit }: RuleCondition,
  condition: number,
): readonly SqlFragment[] {
  return metrics.map((name) => {
    const { unit, withoutPoints } = metricOf(kind, name);
    return sql`select ${sqlInteger(rule)} as rule_number, ${sqlText(kind)} as rule_kind, ${sqlText(finding)} as rule_finding, ${sqlInteger(days)} as needed_days, ${sqlInteger(Math.round(share * 100))} as percent_at_stake, ${sqlText(words)} as rule_words, ${sqlInteger(condition)} as condition_number, ${sqlInteger(conditions.length)} as condition_count, ${sqlInteger(metrics.length)} as metric_count, ${sqlText(metrics.join(' + '))} as use_metric, ${sqlText(figure === 'points' ? 'Points' : unit)} as use_unit, ${sqlText(name)} as rule_metric, ${sqlText(figure)} as figure, ${sqlText(withoutPoints)} as without_points, ${sqlText(comparison)} as comparison, cast(${sqlInteger(limit)} as double precision) as use_limit`;
  });
}
