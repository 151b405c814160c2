/**
 * Why an archived row belongs where it does: the rule that claimed it, and why the rules before it did not. An archived
 * row has no tags and no resources, so that a condition that reads them is said to be unknown.
 */
import { knownOutcome, type ReadKnown } from '../../allocation/evaluate/known-outcome.ts';
import { failureWords } from '../../allocation/evaluate/verdict-words.ts';
import type { ColumnTest, RuleColumn } from '../../allocation/rules/condition.ts';
import { isWithin } from '../../allocation/rules/date-range.ts';
import type { Rule, RuleSet } from '../../allocation/rules/rule-set.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';

export interface ExplainedRow {
  readonly day: BillingDay;
  /** '' if no rule claimed it. */
  readonly ruleId: string;
  /** The columns that rules read and that are known of the row. */
  readonly columns: Readonly<Partial<Record<RuleColumn, string>>>;
  /** As the rules normalised it. */
  readonly environment: string;
}

export const verdictKinds = [
  'won',
  'not-effective',
  'condition-failed',
  'not-found',
  'unknown',
] as const;

export interface KnownVerdict {
  readonly id: string;
  readonly kind: (typeof verdictKinds)[number];
  readonly words: string;
}

/** The rules up to the one that claimed the row, in their order; all of them if none did. */
export function knownVerdicts(set: RuleSet, row: ExplainedRow): readonly KnownVerdict[] {
  const last = set.rules.findIndex(({ id }) => id === row.ruleId);
  const asked = last === -1 ? set.rules : set.rules.slice(0, last + 1);
  return asked.map((rule) => verdictOf(rule, set, row));
}

/** Whether the rule cannot have claimed a line with these columns. */
export function isExcluded(rule: Rule, set: RuleSet, row: ExplainedRow): boolean {
  return rule.when !== null && knownOutcome(rule.when, readerOf(set, row)).kind === 'failed';
}

function verdictOf(rule: Rule, set: RuleSet, row: ExplainedRow): KnownVerdict {
  const { id } = rule;
  if (id === row.ruleId) return { id, kind: 'won', words: 'claims the line' };
  if (!isWithin(row.day, rule.effective)) {
    return { id, kind: 'not-effective', words: 'is not effective on this day' };
  }
  const outcome =
    rule.when === null ? ({ kind: 'holds' } as const) : knownOutcome(rule.when, readerOf(set, row));
  if (outcome.kind === 'failed') {
    const words = `does not match: ${failureWords(outcome.failed)}`;
    return { id, kind: 'condition-failed', words };
  }
  if (outcome.kind === 'holds' && rule.action.kind !== 'to') {
    return { id, kind: 'not-found', words: 'finds no team of this day' };
  }
  const words = 'does not claim the line; the archive does not have all that it reads';
  return { id, kind: 'unknown', words };
}

/** The environment is the only tag that the archive keeps, and only where the rules declare it. */
function readerOf(set: RuleSet, { columns, environment }: ExplainedRow): ReadKnown {
  const hasEnvironment = set.tags.some(({ name }) => name === 'environment');
  const known = new Map<ColumnTest['column'], string>(
    Object.entries(columns) as [RuleColumn, string][],
  );
  if (hasEnvironment) known.set('tag.environment', environment);
  return (column) => known.get(column) ?? null;
}
