/** Random lines of a bill, with tags of all sources. */
import fc from 'fast-check';
import type { BillLine } from '../../../src/allocation/evaluate/bill-line.ts';
import { type RuleColumn, ruleColumns } from '../../../src/allocation/rules/condition.ts';
import { day, keyPrefixes, tagKeys, text, valueOfColumn } from './vocabulary.ts';

const tagKey = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...keyPrefixes), fc.constantFrom(...tagKeys))
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: text },
);

const tags = fc
  .array(fc.tuple(tagKey, fc.oneof(fc.constant(''), text, text, text)), { maxLength: 6 })
  .map((entries) => new Map(entries));

const columns = Object.fromEntries(
  ruleColumns.map((column) => [column, fc.oneof(fc.constant(''), valueOfColumn(column))]),
) as Record<RuleColumn, fc.Arbitrary<string>>;

export const billLine: fc.Arbitrary<BillLine> = fc.record({
  ...columns,
  billingDate: day,
  tags,
  costCategories: tags,
});
