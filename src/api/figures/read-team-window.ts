/**
 * Computes what each team costs on the last complete days, and on as many days before: its own lines and its part of
 * shared cost. Pools that are not divided and unallocated cost make the rest of the total.
 */
import {
  type AllocatedCents,
  type AllocatedCosts,
  noCents,
  sharedCents,
} from '../../allocation/figures/allocate-days.ts';
import { allocateRange } from '../../allocation/figures/allocate-range.ts';
import { dailyTargetCosts, metricOf } from '../../allocation/figures/daily-costs.ts';
import { teamRowOn } from '../../allocation/figures/team-units.ts';
import type { RuleSet, Team } from '../../allocation/rules/rule-set.ts';
import { poolOf, type Target, teamOf } from '../../allocation/rules/target.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
} from '../../domain/calendar/billing-day.ts';
import type { TeamMetric } from '../../domain/figures/allocation-figures.ts';
import type { DayRange } from '../../domain/questions/compared-days.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import { readTeamCosts, type TeamPlatform } from '../../reports/teams/read-team-costs.ts';

export interface TeamWindow {
  readonly days: DayRange;
  /** As many days before. */
  readonly before: DayRange;
  readonly allocatedDays: ReadonlySet<BillingDay>;
  readonly set: Pick<RuleSet, 'splits' | 'teams'>;
  readonly scope: ReaderScope;
}

/** Amounts are cents. */
export interface TargetWindow {
  readonly target: Target;
  /** On the last of the days on which the team is in `teams.csv`. */
  readonly team: Pick<Team, 'businessUnit' | 'businessGroup'> | undefined;
  readonly direct: bigint;
  readonly shared: bigint;
  /** `shared` by pool. */
  readonly pools: ReadonlyMap<Target, bigint>;
  /** Null if not all days before are archived. */
  readonly before: bigint | null;
}

export interface TeamWindowFigures {
  readonly metric: TeamMetric;
  /** Teams with the highest cost first, then pools that are not divided, and unallocated cost last. */
  readonly rows: readonly TargetWindow[];
}

/** Shared cost follows from the costs of all teams, so the reader's teams are selected after it is divided. */
export async function readTeamWindow(
  platform: TeamPlatform,
  window: TeamWindow,
): Promise<TeamWindowFigures> {
  const { before, days, set, scope } = window;
  if (scope.kind === 'part' && scope.teams.length === 0) return { metric: 'amortized', rows: [] };
  const range = { from: firstOfPeriod(before.from), detailFrom: addDays(days.to, 1), to: days.to };
  const rows = await readTeamCosts(platform, range);
  const asked = daysFromTo(days.from, days.to);
  const daysBefore = daysFromTo(before.from, before.to);
  const isCompared = daysBefore.every((day) => window.allocatedDays.has(day));
  const first = isCompared ? before.from : days.from;
  const metric = metricOf(rows, (day) => day >= first);
  const allocation = { costs: dailyTargetCosts(rows, metric), set };
  const allocate = (some: readonly BillingDay[]) =>
    allocateRange(allocation, { days: some, completeUntil: days.to });
  const now = allocate(asked);
  const then = isCompared ? allocate(daysBefore) : null;
  const written = targetsOf(window, now, then).map((target) =>
    rowOf(target, { now, then, team: teamOn(set, target, asked) }),
  );
  return { metric, rows: written.sort(byKindAndCost) };
}

/** Those with a cost, and the teams of the last day. */
function targetsOf(
  { set, days, scope }: TeamWindow,
  ...costs: (AllocatedCosts | null)[]
): Target[] {
  const withCost = costs.flatMap((some) => [...(some?.keys() ?? [])]);
  const ofDay = set.teams
    .map(({ team }): Target => `team/${team}`)
    .filter((target) => teamRowOn(set, target, days.to) !== undefined);
  const all = [...new Set([...withCost, ...ofDay])];
  if (scope.kind === 'all') return all;
  return all.filter((target) => scope.teams.includes(teamOf(target) ?? ''));
}

interface WindowCosts {
  readonly now: AllocatedCosts;
  readonly then: AllocatedCosts | null;
  readonly team: Team | undefined;
}

function rowOf(target: Target, { now, then, team }: WindowCosts): TargetWindow {
  const own = now.get(target) ?? noCents;
  return {
    target,
    team,
    direct: own.direct,
    shared: sharedCents(own),
    pools: own.pools,
    before: then === null ? null : costOf(then.get(target) ?? noCents),
  };
}

function costOf(cents: AllocatedCents): bigint {
  return cents.direct + sharedCents(cents);
}

function teamOn(
  set: Pick<RuleSet, 'teams'>,
  target: Target,
  days: readonly BillingDay[],
): Team | undefined {
  const last = days.findLast((day) => teamRowOn(set, target, day) !== undefined);
  return last === undefined ? undefined : teamRowOn(set, target, last);
}

function byKindAndCost(a: TargetWindow, b: TargetWindow): number {
  const kind = rankOf(a.target) - rankOf(b.target);
  if (kind !== 0) return kind;
  const [first, second] = [a.direct + a.shared, b.direct + b.shared];
  if (first !== second) return first > second ? -1 : 1;
  return a.target < b.target ? -1 : 1;
}

function rankOf(target: Target): number {
  if (teamOf(target) !== null) return 0;
  return poolOf(target) === null ? 2 : 1;
}
