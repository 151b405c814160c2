/**
 * What a reader sees of the rules. A reader of a part sees the rows of their teams; of the rules those that name one
 * of their teams, and the look-ups that may find one, without conditions, because a condition may name others.
 */
import { conditionWords } from '../../allocation/evaluate/condition-words.ts';
import type { Rule, RuleAction } from '../../allocation/rules/rule-set.ts';
import type { Target } from '../../allocation/rules/target.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';

export interface VisibleRule {
  readonly id: string;
  /** From 1; the first rule that matches decides. */
  readonly position: number;
  /** Null: this reader may not see it. */
  readonly condition: string | null;
  /** Null: the look-up finds it. */
  readonly target: Target | null;
  /** Null: the target is fixed. */
  readonly lookup: string | null;
  readonly application: string | null;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly reason: string | null;
}

export function sees(scope: ReaderScope, team: string): boolean {
  return scope.kind === 'all' || scope.teams.includes(team);
}

/** In the order of the rules. */
export function visibleRules(rules: readonly Rule[], scope: ReaderScope): readonly VisibleRule[] {
  return rules.flatMap((rule, index) => visibleRule(rule, index + 1, scope) ?? []);
}

function visibleRule(rule: Rule, position: number, scope: ReaderScope): VisibleRule | null {
  const { id, action, effective } = rule;
  const target = action.kind === 'to' ? action.target : null;
  const dates = { effectiveFrom: effective.from, effectiveTo: effective.to };
  const lookup = lookupWords(action, scope.kind === 'all');
  const shown = { id, position, target, lookup, ...dates };
  if (scope.kind === 'all' || (target !== null && namesTeam(target, scope))) {
    const { application, reason } = rule;
    return { ...shown, condition: conditionWords(rule.when), application, reason };
  }
  const mayFindTeam = target === null && scope.teams.length > 0;
  return mayFindTeam ? { ...shown, condition: null, application: null, reason: null } : null;
}

function namesTeam(target: Target, scope: ReaderScope): boolean {
  return target.startsWith('team/') && sees(scope, target.slice('team/'.length));
}

/** `withUnknown`: whether to name the target of values that are not a team. */
function lookupWords(action: RuleAction, withUnknown: boolean): string | null {
  switch (action.kind) {
    case 'to':
      return null;
    case 'services':
      return 'team of the service';
    case 'team': {
      const unknown = withUnknown && action.unknown !== null;
      return `team in tag.${action.tag}${unknown ? `, else ${action.unknown}` : ''}`;
    }
    case 'account_owner':
      return 'owner of the account';
    case 'nearest_ou_owner':
      return 'owner of the nearest OU';
  }
}
