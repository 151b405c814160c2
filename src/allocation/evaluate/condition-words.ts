/** The condition of a rule in words. Values are shortened and made visible. */
import type { ColumnTest, Condition } from '../rules/condition.ts';
import { quoted } from '../yaml/problem.ts';

const maxShownValues = 5;

/** "account is '111122223333' and tag.team starts with 'shop' or 'retail'" */
export function conditionWords(condition: Condition | null): string {
  if (condition === null) return 'every line';
  if (condition.kind === 'test') return testWords(condition);
  if (condition.kind === 'not') return `not (${conditionWords(condition.of)})`;
  const joined = condition.kind === 'all' ? ' and ' : ', or ';
  return condition.of.map((part) => partWords(part, condition.of.length)).join(joined);
}

/** A combination within another is put into parentheses, so that the words have one meaning. */
function partWords(part: Condition, count: number): string {
  const isCombined = part.kind === 'all' || part.kind === 'any';
  return isCombined && part.of.length > 1 && count > 1
    ? `(${conditionWords(part)})`
    : conditionWords(part);
}

function testWords({ column, operator, values }: ColumnTest): string {
  if (operator === 'absent') return `${column} is absent`;
  if (operator === 'exists') return `${column} exists`;
  const shown = values.slice(0, maxShownValues).map(quoted).join(' or ');
  const more = values.length > maxShownValues ? ` or ${values.length - maxShownValues} more` : '';
  return `${column} ${verbs[operator]} ${shown}${more}`;
}

const verbs = {
  in: 'is',
  prefix: 'starts with',
  suffix: 'ends with',
  contains: 'contains',
} as const;
