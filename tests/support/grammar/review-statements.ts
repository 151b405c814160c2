/** The statements with which a set of rules is reviewed over a bill, and a first one is made. */
import { lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import { archivedRuleCostsStatement } from '../../../src/allocation/review/archived-rule-costs.ts';
import { billRangeStatement } from '../../../src/allocation/review/bill-range.ts';
import { explainedLinesStatement } from '../../../src/allocation/review/explained-lines.ts';
import { movedCostsStatement } from '../../../src/allocation/review/moved-costs.ts';
import { allLineParts } from '../../../src/allocation/review/review-parts.ts';
import { ruleCostsStatement } from '../../../src/allocation/review/rule-costs.ts';
import { ruleLines } from '../../../src/allocation/review/rule-lines.ts';
import { tagKeyCostsStatement } from '../../../src/allocation/review/tag-key-costs.ts';
import {
  accountCostsStatement,
  tagValuesStatement,
} from '../../../src/allocation/starting/read-starting-bill.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { QueryTables } from '../../../src/ports/platform.ts';
import { exampleSet } from '../../allocation/rules/example-set.ts';
import type { BuiltStatement } from './built-statements.ts';

const keys = (['tags', 'cost_categories'] as const).map((map) => ({
  map,
  key: "Team's",
  cost: 1,
  lines: 1,
  distinctValues: 1,
  read: { source: 'resource' as const, key: 'team' },
}));

const days = {
  from: parseBillingDay('2026-10-22'),
  to: parseBillingDay('2026-11-20'),
  costMetric: 'amortized',
} as const;

export function reviewStatements(tables: QueryTables): readonly BuiltStatement[] {
  const lines = ruleLines(tables, {
    ...days,
    currency: 'USD',
    alwaysReadPeriods: [],
    parts: allLineParts,
  });
  const set = exampleSet();
  const reviewed = { set, lookups: lookupValues(set) };
  const subject = { column: 'account', value: '111122223333' } as const;
  const review = (file: string) => `src/allocation/review/${file}.ts`;
  const starting = 'src/allocation/starting/read-starting-bill.ts';
  const statements = [
    [review('bill-range'), billRangeStatement(tables)],
    [review('archived-rule-costs'), archivedRuleCostsStatement(tables, days)],
    [review('rule-lines'), tagKeyCostsStatement(lines)],
    [review('tag-key-costs'), tagKeyCostsStatement(lines)],
    [review('rule-costs'), ruleCostsStatement(reviewed, lines)],
    [review('moved-costs'), movedCostsStatement(reviewed, reviewed, lines)],
    [review('explained-lines'), explainedLinesStatement({ set, subject, maxGroups: 10 }, lines)],
    [starting, tagValuesStatement(keys, lines)],
    [starting, accountCostsStatement(lines)],
  ] as const;
  return statements.map(([builder, { name, sql }]) => ({ builder, name, sql }));
}
