/**
 * Evaluates one line of the bill with a set of rules, for its billing date: what every rule says about
 * it, which one wins, and where its cost belongs. The compiled SQL gives the same for all lines.
 */
import type { Rule, RuleSet } from '../rules/rule-set.ts';
import { type Target, unallocated } from '../rules/target.ts';
import { type ResolvedTag, resolveTag } from '../tags/resolve-tag.ts';
import type { BillLine } from './bill-line.ts';
import { findService } from './find-service.ts';
import { type RuleVerdict, ruleVerdict, valueOfTag } from './rule-verdict.ts';
import { type SetLookups, setLookups } from './set-lookups.ts';

export interface LineAllocation {
  readonly target: Target;
  /** Null: no rule claims the line. */
  readonly ruleId: string | null;
  /** '' if it is unknown; the same for the environment. */
  readonly application: string;
  readonly environment: string;
  /** In the order of their declaration. */
  readonly tags: readonly ResolvedTag[];
  /** In the order of the rules. */
  readonly verdicts: readonly RuleVerdict[];
}

/** Prepares the set once; the function it returns evaluates any number of lines. */
export function lineEvaluator(set: RuleSet): (line: BillLine) => LineAllocation {
  const lookups = setLookups(set);
  return (line) => evaluateLine(set, lookups, line);
}

function evaluateLine(set: RuleSet, lookups: SetLookups, line: BillLine): LineAllocation {
  const tags = set.tags.map((rule) => resolveTag(rule, line, lookups.aliasOf));
  const service = findService(tags, line.resource, lookups);
  const context = { line, tags, service, lookups };
  const verdicts: RuleVerdict[] = [];
  let winner: { readonly rule: Rule; readonly target: Target } | null = null;
  for (const rule of set.rules) {
    const verdict = ruleVerdict(rule, context);
    if (verdict.kind === 'won' && winner !== null) {
      verdicts.push({ ...verdict, kind: 'shadowed', by: winner.rule.id });
      continue;
    }
    if (verdict.kind === 'won') winner = { rule, target: verdict.target };
    verdicts.push(verdict);
  }
  return {
    target: winner?.target ?? unallocated,
    ruleId: winner?.rule.id ?? null,
    application: winner?.rule.application ?? service?.application ?? '',
    environment: valueOfTag('environment', tags),
    tags,
    verdicts,
  };
}
