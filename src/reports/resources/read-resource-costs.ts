/**
 * Finds what each day's costliest resources cost, and whose they are. It needs resource ids, so it scans the bill of
 * the days' billing periods once.
 */
import { randomUUID } from 'node:crypto';
import type { AllocationRules } from '../../allocation/compile/allocation-rules.ts';
import { resourceCostsStatement } from '../../allocation/compile/resource-costs-statement.ts';
import { untaggedLinesStatement } from '../../allocation/compile/untagged-lines-statement.ts';
import { type BillingDay, daysFromTo } from '../../domain/calendar/billing-day.ts';
import { allKinds } from '../../metrics/catalogue/all-kinds.ts';
import { dimensionsOf, knownKind, regionOf } from '../../metrics/catalogue/known-kind.ts';
import type { Platform } from '../../ports/platform.ts';
import { allocationLines } from '../../queries/allocation-lines.ts';
import { collect } from '../../queries/collect.ts';
import { linesPrefix } from '../../tables/line-sums.ts';

/** A row of `resource_costs`, without the day. */
export interface ResourceCost {
  /** 'others' for all cost of the day that is not listed. */
  readonly resourceId: string;
  /** Of the catalogue; '' for the others. */
  readonly kind: string;
  readonly account: string;
  readonly region: string;
  readonly ou: string;
  readonly service: string;
  readonly target: string;
  /** '' where the rules find none. */
  readonly application: string;
  readonly unblendedCost: number;
  /** Null if the export lacks a column for one of the lines. */
  readonly amortizedCost: number | null;
  readonly lineCount: number;
}

/** Day → its rows: costliest first, the others last. Days without lines are missing. */
export type CostsOfDays = ReadonlyMap<BillingDay, readonly ResourceCost[]>;

export interface ResourceCostsRequest {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly rules: AllocationRules;
  /** Rows that a day lists at most. */
  readonly limit: number;
  readonly currency: string | null;
  readonly ouDepth: number | null;
  readonly knownServices: ReadonlyMap<string, string>;
}

/** Throws the engine's errors. */
export async function readResourceCosts(
  platform: Pick<Platform, 'engine' | 'tables' | 'staging'>,
  { from, to, rules, limit, ...settings }: ResourceCostsRequest,
): Promise<CostsOfDays> {
  const place = { stagedBy: 'breakdowns', run: randomUUID() } as const;
  try {
    const lines = await platform.staging.unloadLines(
      {
        name: 'resource_lines',
        sql: untaggedLinesStatement(platform.tables, { from, to }, rules.set),
      },
      place,
    );
    const tables = { ...platform.tables, lineSums: lines.relation };
    const days = daysFromTo(from, to);
    const statement = resourceCostsStatement(rules, {
      lines: allocationLines(tables, { ...settings, costMetric: 'unblended', days }),
      kinds: allKinds,
      limit,
    });
    return byDay(await collect(platform, statement, mayBeEmpty));
  } finally {
    await platform.staging.discard(linesPrefix(place));
  }
}

const mayBeEmpty = [
  'kind',
  'linked_account',
  'region',
  'ou',
  'service',
  'target',
  'application',
] as const;

type Row = Awaited<
  ReturnType<typeof collect<ReturnType<typeof resourceCostsStatement>['schema']>>
>[number];

function byDay(rows: readonly Row[]): CostsOfDays {
  const days = new Map<BillingDay, ResourceCost[]>();
  for (const row of rows) {
    const day = row.billing_date as BillingDay;
    const found = days.get(day) ?? [];
    found.push(costOf(row));
    days.set(day, found);
  }
  return days;
}

/** SQL finds ids that look like those of a kind; an id that is none keeps its cost, without a kind. */
function costOf(row: Row): ResourceCost {
  const kind = knownKind(row.kind);
  const isOfKind = kind !== undefined && dimensionsOf(kind, row.resource_id) !== undefined;
  return {
    resourceId: row.resource_id,
    kind: isOfKind ? kind.kind : '',
    account: row.linked_account,
    region: (isOfKind ? regionOf(kind, row.resource_id) : undefined) ?? row.region,
    ou: row.ou,
    service: row.service,
    target: row.target,
    application: row.application,
    unblendedCost: row.unblended_cost,
    amortizedCost: row.unknown_amortized > 0 ? null : row.amortized_cost,
    lineCount: row.line_count,
  };
}
