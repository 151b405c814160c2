/**
 * Finds rules that no line reaches, because an earlier rule claims every line that they accept. It finds
 * what can be seen without knowing the bill: equal conditions, parts of lists, longer prefixes, and all
 * rules after one without a condition.
 */
import { quoted, type Report } from '../yaml/problem.ts';
import type { ColumnTest, Condition } from './condition.ts';
import { isCovered } from './date-range.ts';
import type { Rule, RuleAction } from './rule-set.ts';

export function checkReach(rules: readonly Rule[], report: Report): void {
  for (const [index, rule] of rules.entries()) {
    const earlier = rules.slice(0, index).find((one) => claimsAllOf(one, rule));
    if (earlier === undefined) continue;
    report(
      rule.line,
      `no line reaches rule ${quoted(rule.id)}: rule ${quoted(earlier.id)} in line ` +
        `${earlier.line} ${claimsEvery(earlier) ? 'claims every line' : 'claims them before'}; ` +
        'move it up or remove it.',
    );
  }
}

function claimsEvery({ action, when }: Rule): boolean {
  return action.kind === 'to' && when === null;
}

/** Whether the earlier rule claims every line that the later one accepts. */
function claimsAllOf(earlier: Rule, later: Rule): boolean {
  return (
    isCovered(later.effective, [earlier.effective]) &&
    claimsWhatItAccepts(earlier.action, later.action) &&
    (earlier.when === null || (later.when !== null && implies(later.when, earlier.when)))
  );
}

/** A look-up passes on lines that it does not find: only the same look-up has nothing left to find. */
function claimsWhatItAccepts(earlier: RuleAction, later: RuleAction): boolean {
  if (earlier.kind === 'to') return true;
  if (earlier.kind !== later.kind) return false;
  if (earlier.kind !== 'team' || later.kind !== 'team') return true;
  return earlier.tag === later.tag && (earlier.unknown !== null || later.unknown === null);
}

/** Whether every line that `a` accepts is surely accepted by `b`. */
function implies(a: Condition, b: Condition): boolean {
  if (b.kind === 'all') return b.of.every((part) => implies(a, part));
  if (a.kind === 'any') return a.of.every((part) => implies(part, b));
  if (b.kind === 'any' && b.of.some((part) => implies(a, part))) return true;
  if (a.kind === 'all' && a.of.some((part) => implies(part, b))) return true;
  if (a.kind === 'not') return b.kind === 'not' && implies(b.of, a.of);
  return a.kind === 'test' && b.kind === 'test' && testImplies(a, b);
}

function testImplies(a: ColumnTest, b: ColumnTest): boolean {
  if (a.column !== b.column) return false;
  if (b.operator === 'exists') return a.operator !== 'absent';
  if (a.operator === 'absent' || b.operator === 'absent') return a.operator === b.operator;
  if (a.operator === 'exists') return false;
  if (b.operator === 'in') return a.operator === 'in' && isPartOf(a.values, b.values);
  return a.values.every((value) =>
    b.values.some((wanted) =>
      valueImplies({ operator: a.operator, value }, { operator: b.operator, value: wanted }),
    ),
  );
}

function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all);
  return some.every((one) => known.has(one));
}

interface ValueTest {
  readonly operator: ColumnTest['operator'];
  readonly value: string;
}

/** 'prefix: arn:aws:s3' implies 'prefix: arn:' and 'contains: aws', but no equality. */
function valueImplies(a: ValueTest, b: ValueTest): boolean {
  if (b.operator === 'contains') return a.value.includes(b.value);
  if (b.operator === 'prefix') {
    return (a.operator === 'in' || a.operator === 'prefix') && a.value.startsWith(b.value);
  }
  return (a.operator === 'in' || a.operator === 'suffix') && a.value.endsWith(b.value);
}
