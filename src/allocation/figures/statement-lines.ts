/** The lines of a month's statement: every target's own cost, shared cost, adjustment and bridge. */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { TeamMetric } from '../../domain/figures/allocation-figures.ts';
import type { StatementLine, StatementLineKind } from '../../domain/figures/month-statement.ts';
import { poolOf, type Target } from '../rules/target.ts';
import { amountOf } from '../splits/cents.ts';
import {
  type AllocatedCents,
  type AllocatedDays,
  type Allocation,
  allocateDays,
  noCents,
  sharedCents,
  splitBasis,
} from './allocate-days.ts';
import type { TargetCost } from './daily-costs.ts';
import { type OwnCosts, ownCosts } from './own-costs.ts';
import { teamRowOn, unitParts } from './team-units.ts';

export interface StatementInput extends Allocation {
  readonly metric: TeamMetric;
  readonly rows: readonly TargetCost[];
  /** All days of the month, in order. */
  readonly days: readonly BillingDay[];
  /** The month before, such as '2026-10', and its changes by target, in cents. */
  readonly before: string;
  readonly adjustments: ReadonlyMap<Target, bigint>;
}

interface TargetCents {
  readonly asked: AllocatedDays;
  readonly cents: AllocatedCents;
  readonly own: OwnCosts;
  readonly adjustment: bigint;
}

const noOwn: OwnCosts = { measured: 0n, unblended: 0n, kinds: [] };

/** By target, in order of name; only targets with cost or an adjustment. */
export function statementLines(input: StatementInput): readonly StatementLine[] {
  const { rows, days, metric, adjustments } = input;
  const asked = { days, basis: splitBasis(input, days) };
  const costs = allocateDays(input, asked);
  const own = ownCosts(rows, days, metric);
  const targets = new Set([...costs.keys(), ...own.keys(), ...adjustments.keys()]);
  return [...targets].sort().flatMap((target) =>
    linesOfTarget(input, target, {
      asked,
      cents: costs.get(target) ?? noCents,
      own: own.get(target) ?? noOwn,
      adjustment: adjustments.get(target) ?? 0n,
    }),
  );
}

type WriteLine = (kind: StatementLineKind, item: string, amount: bigint) => StatementLine;

function linesOfTarget(
  input: StatementInput,
  target: Target,
  costs: TargetCents,
): readonly StatementLine[] {
  const { cents, own, adjustment } = costs;
  const { businessUnit = '', businessGroup = '' } =
    teamRowOn(input.set, target, input.days.at(-1) as BillingDay) ?? {};
  const line: WriteLine = (kind, item, amount) => ({
    target,
    businessUnit,
    businessGroup,
    kind,
    item,
    amount: amountOf(amount),
  });
  const month = cents.direct + sharedCents(cents);
  const isCharged = cents.direct !== 0n || cents.pools.size > 0 || adjustment !== 0n;
  const charged = [
    ...directLines(target, costs, line),
    ...[...cents.pools].sort(byName).map(([pool, part]) => line('shared', pool, part)),
    line('month', '', month),
    ...unitLines(input, target, costs),
    ...(adjustment === 0n ? [] : [line('adjustment', input.before, adjustment)]),
    line('total', '', month + adjustment),
  ];
  const hasOwn = own.kinds.length > 0;
  return [
    ...(isCharged || (hasOwn && poolOf(target) === null) ? charged : []),
    ...(hasOwn ? bridgeLines(own, line) : []),
  ];
}

/** What is left of a pool after it was divided is one line; others are by kind of charge. */
function directLines(target: Target, { cents, own }: TargetCents, line: WriteLine) {
  if (poolOf(target) !== null && cents.direct !== own.measured) {
    return cents.direct === 0n ? [] : [line('direct', '', cents.direct)];
  }
  return own.kinds.map(({ chargeType, measured }) => line('direct', chargeType, measured));
}

function bridgeLines({ kinds, unblended }: OwnCosts, line: WriteLine) {
  const steps = kinds.filter(({ difference }) => difference !== 0n);
  return [
    ...steps.map(({ chargeType, difference }) => line('bridge', chargeType, difference)),
    line('unblended', '', unblended),
  ];
}

/** The month by business unit, if the team changed its unit in it. */
function unitLines(
  input: StatementInput,
  target: Target,
  { asked, cents }: TargetCents,
): readonly StatementLine[] {
  const parts = unitParts(input, asked, target, cents);
  if (parts.length <= 1) return [];
  return parts.map(({ businessUnit, businessGroup, cost }) => ({
    target,
    businessUnit,
    businessGroup,
    kind: 'unit',
    item: '',
    amount: cost.total,
  }));
}

function byName([a]: readonly [Target, bigint], [b]: readonly [Target, bigint]): number {
  return a < b ? -1 : 1;
}
