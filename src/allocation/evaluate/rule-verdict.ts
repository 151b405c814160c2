/** What one rule says about one line: whether it claims it, and if not, why. */
import { type ReadColumn, type RuleColumn, tagOfColumn } from '../rules/condition.ts';
import { isWithin } from '../rules/date-range.ts';
import type { Rule, Service } from '../rules/rule-set.ts';
import type { Target } from '../rules/target.ts';
import type { ResolvedTag } from '../tags/resolve-tag.ts';
import type { BillLine } from './bill-line.ts';
import { type FailedTest, failedTest } from './evaluate-condition.ts';
import type { SetLookups } from './set-lookups.ts';

export type RuleVerdict =
  | { readonly kind: 'won'; readonly id: string; readonly target: Target }
  /** It would have claimed the line, but an earlier rule did. */
  | { readonly kind: 'shadowed'; readonly id: string; readonly by: string; readonly target: Target }
  | { readonly kind: 'condition-failed'; readonly id: string; readonly failed: FailedTest }
  | { readonly kind: 'not-effective'; readonly id: string }
  /** Its condition holds, but the look-up finds no team of that day for `key`. */
  | { readonly kind: 'not-found'; readonly id: string; readonly key: string };

/** A line with what the set finds for it. */
export interface LineContext {
  readonly line: BillLine;
  readonly tags: readonly ResolvedTag[];
  readonly service: Service | undefined;
  readonly lookups: SetLookups;
}

/** As if no rule came before: the caller makes a second 'won' to 'shadowed'. */
export function ruleVerdict(rule: Rule, context: LineContext): RuleVerdict {
  const { id } = rule;
  if (!isWithin(context.line.billingDate, rule.effective)) return { kind: 'not-effective', id };
  const failed =
    rule.when === null ? null : failedTest(rule.when, (column) => valueOfColumn(column, context));
  if (failed !== null) return { kind: 'condition-failed', id, failed };
  const { target, key } = targetOf(rule, context);
  return target === null ? { kind: 'not-found', id, key } : { kind: 'won', id, target };
}

interface Lookup {
  /** Null: not found. */
  readonly target: Target | null;
  /** What was looked for. */
  readonly key: string;
}

function targetOf({ action }: Rule, context: LineContext): Lookup {
  const { line, tags, service, lookups } = context;
  const day = line.billingDate;
  switch (action.kind) {
    case 'to':
      return { target: action.target, key: '' };
    case 'services':
      return teamLookup(service?.team, service?.application ?? '', context);
    case 'team': {
      const value = valueOfTag(action.tag, tags);
      const known = teamLookup(value, value, context);
      return known.target !== null || value === '' ? known : { target: action.unknown, key: value };
    }
    case 'account_owner':
      return teamLookup(lookups.ownerOfAccount(line.account, day), line.account, context);
    case 'nearest_ou_owner':
      return teamLookup(lookups.ownerOfOu(line.ou, day), line.ou, context);
  }
}

function teamLookup(team: string | undefined, key: string, { line, lookups }: LineContext): Lookup {
  const isTeam = team !== undefined && lookups.isTeam(team, line.billingDate);
  return { target: isTeam ? `team/${team}` : null, key };
}

function valueOfColumn(column: ReadColumn, { line, tags }: LineContext): string {
  const tag = tagOfColumn(column);
  return tag === null ? line[column as RuleColumn] : valueOfTag(tag, tags);
}

/** The value as rules see it; '' if the tag is absent or not declared. */
export function valueOfTag(name: string, tags: readonly ResolvedTag[]): string {
  return tags.find((tag) => tag.name === name)?.value ?? '';
}
