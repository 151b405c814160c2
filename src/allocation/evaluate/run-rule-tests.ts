/** Runs the examples of a set: each is a line of a bill, with what the rules must make of it. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { parseBillingDay } from '../../domain/calendar/billing-day.ts';
import { type RuleColumn, ruleColumns } from '../rules/condition.ts';
import type { RuleSet, RuleTest } from '../rules/rule-set.ts';
import type { BillLine } from './bill-line.ts';
import { type LineAllocation, lineEvaluator } from './evaluate-line.ts';

export interface RuleTestResult {
  /** Line of the test in rules.yaml. */
  readonly line: number;
  /** What differs; empty if the test passes. */
  readonly differences: readonly TestDifference[];
  /** For explanations. */
  readonly allocation: LineAllocation;
}

export interface TestDifference {
  readonly field: 'to' | 'rule' | 'application' | 'environment';
  readonly expected: string;
  /** '' if there is none. */
  readonly found: string;
}

/** Lines without a date are evaluated for `day`, such as today. */
export function runRuleTests(set: RuleSet, day: BillingDay): readonly RuleTestResult[] {
  const evaluate = lineEvaluator(set);
  return set.tests.map((test) => {
    const allocation = evaluate(lineOf(test, day));
    return { line: test.line, differences: differencesOf(test, allocation), allocation };
  });
}

function lineOf({ lineFields, tags, costCategories }: RuleTest, day: BillingDay): BillLine {
  const date = lineFields.get('date') ?? '';
  const columns = Object.fromEntries(
    ruleColumns.map((column) => [column, lineFields.get(column) ?? '']),
  ) as Record<RuleColumn, string>;
  const billingDate = date === '' ? day : parseBillingDay(date);
  return { ...columns, billingDate, tags, costCategories };
}

function differencesOf({ expect }: RuleTest, found: LineAllocation): readonly TestDifference[] {
  const values = {
    to: found.target,
    rule: found.ruleId ?? '',
    application: found.application,
    environment: found.environment,
  };
  return [...expect]
    .map(([field, expected]) => ({ field, expected, found: values[field] }))
    .filter((one) => one.found !== one.expected);
}
