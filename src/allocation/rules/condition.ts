/** When a rule applies: tests of columns, combined by all, any and not. */

/** The columns of the bill that conditions read, in addition to tags ('tag.<name>'). */
export const ruleColumns = [
  'account',
  'ou',
  'service',
  'serviceCode',
  'region',
  'operation',
  'usageType',
  'chargeType',
  'resource',
] as const;

export type RuleColumn = (typeof ruleColumns)[number];

/** What a test reads: a column, or the value of a declared tag. */
export type ReadColumn = RuleColumn | `tag.${string}`;

/** Operators that compare with texts; `in` is also written as a plain text or list, or 'equals'. */
export const textOperators = ['in', 'prefix', 'suffix', 'contains'] as const;

export type TextOperator = (typeof textOperators)[number];

export interface ColumnTest {
  readonly kind: 'test';
  readonly column: ReadColumn;
  readonly operator: TextOperator | 'absent' | 'exists';
  /** Any of them suffices; empty for 'absent' and 'exists'. */
  readonly values: readonly string[];
}

export type Condition =
  | ColumnTest
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** All tests of a condition, in the order in which they are written. */
export function testsOf(condition: Condition | null): readonly ColumnTest[] {
  if (condition === null) return [];
  if (condition.kind === 'test') return [condition];
  if (condition.kind === 'not') return testsOf(condition.of);
  return condition.of.flatMap(testsOf);
}

/** The name of the tag that a column reads; null for columns of the bill. */
export function tagOfColumn(column: string): string | null {
  return column.startsWith('tag.') ? column.slice('tag.'.length) : null;
}
