/** A rule set as a run uses it: its rules, its hash, and its look-ups as relations. */
import type { RuleSet } from '../rules/rule-set.ts';
import type { LookupRelations } from './allocation-input.ts';
import { lookupValues } from './lookup-values.ts';

export interface AllocationRules {
  readonly set: RuleSet;
  /** The hash under which the set is published; every archived day keeps it. */
  readonly hash: string;
  readonly lookups: LookupRelations;
}

const emptySet: RuleSet = {
  tags: [],
  required: [],
  rules: [],
  splits: [],
  tests: [],
  teams: [],
  services: [],
  aliases: [],
  owners: [],
};

/** Without rules all cost is unallocated. */
export const noRules: AllocationRules = {
  set: emptySet,
  hash: 'none',
  lookups: lookupValues(emptySet),
};
