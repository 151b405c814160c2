/**
 * Judges one resource by the rules of its kind, from its days: the same as the view `resource_efficiency`, for those who
 * read the archive's files without a query engine. A test holds both together.
 */
import type { UseEvidence } from '../../domain/figures/resource-use.ts';
import { efficiencyRules, metricOf } from './efficiency-rows.ts';
import type { EfficiencyRule, RuleCondition } from './efficiency-rule.ts';
import { longestDays } from './efficiency-rule.ts';

/** A row of `resource_metrics`. */
export interface MetricOfDay {
  readonly state: string;
  readonly average: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly sum: number | null;
  readonly samples: number | null;
}

/** By metric, for each day that has metrics of any resource; the newest first. */
export type DaysOfResource = readonly (ReadonlyMap<string, MetricOfDay> | undefined)[];

interface JudgedCondition {
  readonly condition: RuleCondition;
  readonly wasAsked: boolean;
  readonly knownDays: number;
  readonly value: number | null;
  readonly isExceeded: boolean;
}

interface JudgedRule {
  readonly rule: EfficiencyRule;
  readonly answer: 'yes' | 'perhaps' | 'no';
  readonly knownDays: number;
  readonly shown: JudgedCondition;
}

const certainty = { yes: 0, perhaps: 1, no: 2 };

export function judgeResource(kind: string, days: DaysOfResource): UseEvidence {
  const rules = efficiencyRules.filter((rule) => rule.kind === kind);
  if (rules.length === 0) return unjudged('No metric of this kind of resource shows its use');
  const judged = rules.flatMap((rule) => judgeRule(rule, days.slice(0, longestDays)) ?? []);
  const best = (finding: EfficiencyRule['finding']) =>
    judged.filter(({ rule }) => rule.finding === finding).sort(byCertainty)[0];
  const idle = best('idle');
  const oversized = best('oversized');
  if (idle === undefined) return unjudged('Its metrics were not asked for');
  const isOversized = idle.answer === 'no' && oversized?.answer === 'yes';
  return evidenceOf(isOversized ? oversized : idle, oversized?.answer);
}

function judgeRule(rule: EfficiencyRule, days: DaysOfResource): JudgedRule | undefined {
  const conditions = rule.conditions.map((one) => judgeCondition(rule, one, days));
  const asked = conditions.filter(({ wasAsked }) => wasAsked);
  const shown = asked.find(({ isExceeded }) => isExceeded) ?? asked[0];
  if (shown === undefined) return undefined;
  const knownDays = Math.min(...conditions.map((one) => one.knownDays));
  const isWithin = knownDays === rule.days ? 'yes' : 'perhaps';
  return { rule, answer: shown.isExceeded ? 'no' : isWithin, knownDays, shown };
}

function judgeCondition(
  { kind, days: neededDays }: EfficiencyRule,
  condition: RuleCondition,
  days: DaysOfResource,
): JudgedCondition {
  const { metrics, comparison, limit } = condition;
  let wasAsked = false;
  let knownDays = 0;
  let value: number | null = null;
  for (const [index, day] of days.entries()) {
    wasAsked ||= metrics.some((name) => day?.has(name));
    const known = metrics.flatMap((name) => figureOf(kind, name, condition, day?.get(name)) ?? []);
    if (index < neededDays && known.length === metrics.length) knownDays += 1;
    if (known.length > 0)
      value = Math.max(
        value ?? -Infinity,
        known.reduce((a, b) => a + b),
      );
  }
  const isAbove = value !== null && (comparison === 'below' ? value >= limit : value > limit);
  return { condition, wasAsked, knownDays, value, isExceeded: comparison !== 'any' && isAbove };
}

/** Null where nothing is known. */
function figureOf(
  kind: string,
  name: string,
  { figure }: RuleCondition,
  metric: MetricOfDay | undefined,
): number | null {
  if (metric === undefined) return null;
  const { state } = metric;
  if (figure === 'points') return state === 'complete' || state === 'none' ? metric.samples : null;
  if (state === 'none') return metricOf(kind, name).withoutPoints === 'no-use' ? 0 : null;
  return state === 'complete' ? metric[figure] : null;
}

/** Rules of a kind are in the order in which they are shown. */
function byCertainty(a: JudgedRule, b: JudgedRule): number {
  const missing = ({ rule, knownDays }: JudgedRule) => rule.days - knownDays;
  const order = certainty[a.answer] - certainty[b.answer];
  return order !== 0 || a.answer !== 'perhaps' ? order : missing(a) - missing(b);
}

function evidenceOf(
  { rule, answer, knownDays, shown }: JudgedRule,
  oversized: JudgedRule['answer'] | undefined,
): UseEvidence {
  const finding = answer === 'yes' ? rule.finding : answer === 'no' ? 'in use' : 'unknown';
  const { metrics, limit, figure } = shown.condition;
  const unit = metricOf(rule.kind, metrics[0] ?? '').unit;
  return {
    finding,
    words: wordsOf(finding, rule, knownDays, oversized === 'perhaps'),
    metric: metrics.join(' + '),
    value: shown.value,
    limit,
    unit: figure === 'points' ? 'Points' : unit,
    knownDays,
    neededDays: rule.days,
    share: finding === 'unknown' ? null : finding === 'in use' ? 0 : rule.share,
  };
}

function wordsOf(
  finding: UseEvidence['finding'],
  { words }: EfficiencyRule,
  knownDays: number,
  isSizeUnknown: boolean,
): string {
  if (finding === 'unknown') {
    return knownDays > 0
      ? 'Not enough days with all metrics are known'
      : 'No day with all metrics is known';
  }
  if (finding !== 'in use') return words;
  return isSizeUnknown
    ? 'In use, but its size is not judged: a metric or a day is not known'
    : 'In use';
}

function unjudged(words: string): UseEvidence {
  const nothing = { metric: null, value: null, limit: null, unit: null, neededDays: null };
  return { finding: 'unknown', words, ...nothing, knownDays: 0, share: null };
}
