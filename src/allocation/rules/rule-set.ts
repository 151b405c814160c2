/**
 * A set of allocation rules as data: the content of `rules.yaml` and its CSVs. Only `parseRuleSet` makes
 * one, so that every set is valid: names are known, dates do not overlap, shares make 1.
 */
import type { TagRule } from '../tags/tag-rule.ts';
import type { Condition } from './condition.ts';
import type { DateRange } from './date-range.ts';
import type { Target } from './target.ts';

/** What a rule does with a line that its condition accepts. */
export type RuleAction =
  | { readonly kind: 'to'; readonly target: Target }
  /** The team of the service that `services.csv` finds. */
  | { readonly kind: 'services' }
  /** The team that the tag names; for a value that is not a team of that day: `unknown`, or the next rule. */
  | { readonly kind: 'team'; readonly tag: string; readonly unknown: Target | null }
  /** The owner of the account, of the nearest OU upwards, in `owners.csv`. */
  | { readonly kind: 'account_owner' }
  | { readonly kind: 'nearest_ou_owner' };

export interface Rule {
  readonly id: string;
  /** Null: every line. */
  readonly when: Condition | null;
  readonly action: RuleAction;
  /** Replaces the application that `services.csv` finds; null: does not. */
  readonly application: string | null;
  readonly effective: DateRange;
  readonly reason: string | null;
  readonly line: number;
}

export type SplitMethod =
  | { readonly kind: 'even'; readonly targets: readonly Target[] }
  /** In proportion to what each target costs directly, in a month or on each day. */
  | {
      readonly kind: 'proportional';
      /** Null: all teams of that time. */
      readonly targets: readonly Target[] | null;
      readonly basis: 'month' | 'day';
    }
  /** Shares in units of 10^-12; they sum to 1. */
  | { readonly kind: 'fixed'; readonly shares: ReadonlyMap<Target, bigint> }
  /** The pool is shown as it is. */
  | { readonly kind: 'none' };

export interface Split {
  readonly source: Target;
  readonly method: SplitMethod;
  readonly line: number;
}

/** One line of a bill as an example of the set, with what the rules must make of it. */
export interface RuleTest {
  readonly lineFields: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly costCategories: ReadonlyMap<string, string>;
  readonly expect: ReadonlyMap<'to' | 'rule' | 'application' | 'environment', string>;
  readonly line: number;
}

/** One row of teams.csv: a team can have several rows, one after the other in time. */
export interface Team {
  readonly team: string;
  readonly businessUnit: string;
  readonly businessGroup: string;
  readonly ownerEmail: string;
  readonly slackChannel: string;
  readonly valid: DateRange;
  readonly line: number;
}

/** What finds a service: the value of a tag, or the start of a resource's id. */
export type ServiceMatch =
  | { readonly kind: 'tag'; readonly tag: string; readonly value: string }
  | { readonly kind: 'resource'; readonly prefix: string };

export interface Service {
  readonly application: string;
  readonly team: string;
  readonly type: string;
  readonly repositoryUrl: string;
  readonly documentationUrl: string;
  readonly matches: readonly ServiceMatch[];
  readonly line: number;
}

/** Value and replacement are transformed as the tag's values are. */
export interface Alias {
  readonly tag: string;
  readonly value: string;
  readonly becomes: string;
  readonly valid: DateRange;
  readonly line: number;
}

/** Who owns an account or an OU: exactly one of the two is given, the other is ''. */
export interface Owner {
  readonly team: string;
  readonly account: string;
  readonly ou: string;
  readonly valid: DateRange;
  readonly line: number;
}

export interface RuleSet {
  readonly tags: readonly TagRule[];
  /** Tags that every line should have; for coverage. */
  readonly required: readonly string[];
  /** The first that matches wins. */
  readonly rules: readonly Rule[];
  readonly splits: readonly Split[];
  readonly tests: readonly RuleTest[];
  readonly teams: readonly Team[];
  readonly services: readonly Service[];
  readonly aliases: readonly Alias[];
  readonly owners: readonly Owner[];
}
