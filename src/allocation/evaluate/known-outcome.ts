/**
 * Evaluates a condition for a line of which only some columns are known, such as an archived row: what is known to
 * hold or to fail does so whatever the other columns are.
 */
import type { ColumnTest, Condition } from '../rules/condition.ts';
import { type FailedTest, failedTest } from './evaluate-condition.ts';

export type KnownOutcome =
  | { readonly kind: 'holds' | 'unknown' }
  | { readonly kind: 'failed'; readonly failed: FailedTest };

/** '' if the line has no value; null if that is not known. */
export type ReadKnown = (column: ColumnTest['column']) => string | null;

const holds: KnownOutcome = { kind: 'holds' };
const unknown: KnownOutcome = { kind: 'unknown' };

/** A failed test is named as `failedTest` names it. */
export function knownOutcome(condition: Condition, read: ReadKnown, path = ''): KnownOutcome {
  if (condition.kind === 'test') return testOutcome(condition, read(condition.column), path);
  if (condition.kind === 'not') {
    const inner = knownOutcome(condition.of, read, `${path}not.`);
    if (inner.kind === 'holds') {
      return { kind: 'failed', failed: { path: `${path}not`, test: null, found: '' } };
    }
    return inner.kind === 'failed' ? holds : unknown;
  }
  const isAny = condition.kind === 'any';
  const parts = condition.of.map((part, index) =>
    knownOutcome(part, read, isAny ? `${path}any[${index + 1}].` : path),
  );
  return isAny ? anyOutcome(parts) : allOutcome(parts);
}

function testOutcome(test: ColumnTest, value: string | null, path: string): KnownOutcome {
  if (value === null) return unknown;
  const failed = failedTest(test, () => value, path);
  return failed === null ? holds : { kind: 'failed', failed };
}

function allOutcome(parts: readonly KnownOutcome[]): KnownOutcome {
  const failed = parts.find(({ kind }) => kind === 'failed');
  return failed ?? parts.find(({ kind }) => kind === 'unknown') ?? holds;
}

function anyOutcome(parts: readonly KnownOutcome[]): KnownOutcome {
  const known = parts.find(({ kind }) => kind === 'holds');
  return known ?? parts.find(({ kind }) => kind === 'unknown') ?? parts.at(-1) ?? unknown;
}
