/** A rule set as a run uses it: its rules, its hash, and its look-ups as relations. */
import type { RuleSet } from '../rules/rule-set.ts';
import type { LookupRelations } from './allocation-input.ts';

export interface AllocationRules {
  readonly set: RuleSet;
  /** The hash under which the set is published; every archived day keeps it. */
  readonly hash: string;
  readonly lookups: LookupRelations;
}
