/** Finds values of conditions that no line can have, because the rule would never match. */
import { type TagRule, transformed } from '../tags/tag-rule.ts';
import { quoted } from '../yaml/problem.ts';
import { type ReadColumn, type TextOperator, tagOfColumn } from './condition.ts';

export interface ComparedValue {
  readonly column: ReadColumn;
  readonly operator: TextOperator;
  readonly text: string;
}

/** Why no line has the value, and what to write; null if a line can. */
export function valueProblem(value: ComparedValue, tags: readonly TagRule[]): string | null {
  const { column, operator, text } = value;
  if (column === 'account' && operator === 'in' && !/^\d{12}$/.test(text)) {
    return 'an account id has twelve digits; write all of them.';
  }
  const tag = tags.find(({ name }) => name === tagOfColumn(column));
  if (tag === undefined) return null;
  return operator === 'in' ? valueOfTagProblem(tag, text) : partOfTagProblem(tag, text);
}

/** For values that are compared with the complete value of the tag. */
export function valueOfTagProblem(tag: TagRule, value: string): string | null {
  const expected = transformed(value, tag);
  if (expected !== value) {
    return `values of the tag are changed by ${tag.transform.join(', ')}; write ${quoted(expected)}.`;
  }
  if (tag.allowed !== null && !tag.allowed.includes(value)) {
    return `the tag allows only ${tag.allowed.map(quoted).join(', ')}.`;
  }
  return null;
}

/** A part of a value may begin or end with a blank. */
function partOfTagProblem(tag: TagRule, value: string): string | null {
  const expected = transformed(value, {
    transform: tag.transform.filter((one) => one === 'lower'),
  });
  if (expected === value) return null;
  return `values of the tag are changed to lower case; write ${quoted(expected)}.`;
}
