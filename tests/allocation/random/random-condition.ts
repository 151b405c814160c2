/** Random conditions over the columns of the bill and the tags of a set. */
import fc from 'fast-check';
import {
  type ColumnTest,
  type Condition,
  type ReadColumn,
  ruleColumns,
} from '../../../src/allocation/rules/condition.ts';
import type { TagRule } from '../../../src/allocation/tags/tag-rule.ts';
import { valueOfColumn } from './vocabulary.ts';

function columnTest(tags: readonly TagRule[]): fc.Arbitrary<ColumnTest> {
  const read = tags.map(({ name }): ReadColumn => `tag.${name}`);
  return fc.constantFrom<ReadColumn>(...ruleColumns, ...read, ...read, ...read).chain((column) => {
    const values = fc.array(valueOfColumn(column), { minLength: 1, maxLength: 4 });
    const presence = fc.constantFrom('absent' as const, 'exists' as const);
    const comparing = fc.constantFrom('in', 'in', 'prefix', 'suffix', 'contains');
    return fc
      .oneof(
        { weight: 4, arbitrary: fc.tuple(comparing, values) },
        { weight: 1, arbitrary: fc.tuple(presence, fc.constant<string[]>([])) },
      )
      .map(([operator, texts]) => ({ kind: 'test', column, operator, values: texts }));
  });
}

export function condition(tags: readonly TagRule[]): fc.Arbitrary<Condition> {
  const { tree } = fc.letrec<{ tree: Condition; group: Condition; not: Condition }>((tie) => ({
    group: fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
    not: fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'condition' },
      { weight: 4, arbitrary: columnTest(tags) },
      { weight: 2, arbitrary: tie('group') },
      { weight: 1, arbitrary: tie('not') },
    ),
  }));
  return tree;
}
