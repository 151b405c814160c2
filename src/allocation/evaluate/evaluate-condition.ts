/** Evaluates a condition for one line, and names the first test that fails. */
import type { ColumnTest, Condition } from '../rules/condition.ts';

/** The value of a column or tag of the line; '' if it has none. */
export type ReadValue = (column: ColumnTest['column']) => string;

export interface FailedTest {
  /** Where the test is in the condition: 'any[2].serviceCode', 'not.region'. */
  readonly path: string;
  /** Null if a condition below `not` holds. */
  readonly test: ColumnTest | null;
  /** The value that the line has. */
  readonly found: string;
}

/** Null if the condition holds. Of `any`, the last alternative is named. */
export function failedTest(condition: Condition, read: ReadValue, path = ''): FailedTest | null {
  if (condition.kind === 'test') {
    const found = read(condition.column);
    const test = `${path}${condition.column}`;
    return holds(condition, found) ? null : { path: test, test: condition, found };
  }
  if (condition.kind === 'not') {
    const inner = failedTest(condition.of, read, `${path}not.`);
    return inner === null ? { path: `${path}not`, test: null, found: '' } : null;
  }
  const failures = condition.of.map((part, index) =>
    failedTest(part, read, condition.kind === 'any' ? `${path}any[${index + 1}].` : path),
  );
  const failed = failures.filter((failure) => failure !== null);
  if (condition.kind === 'all') return failed[0] ?? null;
  return failed.length < failures.length ? null : (failed.at(-1) ?? null);
}

function holds({ operator, values }: ColumnTest, found: string): boolean {
  switch (operator) {
    case 'absent':
      return found === '';
    case 'exists':
      return found !== '';
    case 'in':
      return values.includes(found);
    case 'prefix':
      return values.some((value) => found.startsWith(value));
    case 'suffix':
      return values.some((value) => found.endsWith(value));
    case 'contains':
      return values.some((value) => found.includes(value));
  }
}
