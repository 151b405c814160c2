/**
 * Finds the costliest resources of a week that lack required tags. It needs resource ids, so it scans the bill
 * of the week's billing periods once more.
 */
import { randomUUID } from 'node:crypto';
import type { AllocationRules } from '../../allocation/compile/allocation-rules.ts';
import { untaggedLinesStatement } from '../../allocation/compile/untagged-lines-statement.ts';
import {
  type CountedTag,
  untaggedResourcesStatement,
} from '../../allocation/compile/untagged-resources-statement.ts';
import { daysFromTo } from '../../domain/calendar/billing-day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { textColumn } from '../../domain/columns/text-column.ts';
import type { Platform } from '../../ports/platform.ts';
import { allocationLines } from '../../queries/allocation-lines.ts';
import { collect } from '../../queries/collect.ts';
import { linesPrefix } from '../../tables/line-sums.ts';
import type { ColumnValues } from '../../tables/table.ts';
import type { untaggedResourcesTable } from '../../tables/untagged-resources.ts';

export type UntaggedResources = ColumnValues<typeof untaggedResourcesTable>;

type Reader = Pick<Platform, 'engine' | 'tables' | 'staging'>;

export interface UntaggedRequest {
  readonly week: Pick<Period, 'from' | 'to'>;
  readonly rules: AllocationRules;
  readonly tags: readonly CountedTag[];
  /** Number of resources that are listed. */
  readonly limit: number;
  readonly currency: string | null;
  readonly ouDepth: number | null;
  readonly knownServices: ReadonlyMap<string, string>;
}

/** Throws the engine's errors. */
export async function readUntaggedResources(
  platform: Reader,
  request: UntaggedRequest,
): Promise<UntaggedResources> {
  const place = { stagedBy: 'breakdowns', run: randomUUID() } as const;
  try {
    const lines = await platform.staging.unloadLines(
      {
        name: 'untagged_lines',
        sql: untaggedLinesStatement(platform.tables, request.week, request.rules.set),
      },
      place,
    );
    const tables = { ...platform.tables, lineSums: lines.relation };
    const { rules, week, tags, limit } = request;
    const days = daysFromTo(week.from, week.to);
    const statement = untaggedResourcesStatement(rules.set, {
      lines: allocationLines(tables, { ...request, costMetric: 'unblended', days }),
      lookups: rules.lookups,
      tags,
      limit,
    });
    return valuesOf(await collect(platform, statement), tags);
  } finally {
    await platform.staging.discard(linesPrefix(place));
  }
}

type Rows = Awaited<
  ReturnType<typeof collect<ReturnType<typeof untaggedResourcesStatement>['schema']>>
>;

function valuesOf(rows: Rows, tags: readonly CountedTag[]): UntaggedResources {
  const missingOf = (digits: string) =>
    tags.filter((_, at) => digits[at] === '1').map(({ name }) => name);
  return {
    resourceId: rows.map((row) => row.resource_id),
    linkedAccount: textColumn(rows.map((row) => row.linked_account)),
    ou: textColumn(rows.map((row) => row.ou)),
    service: textColumn(rows.map((row) => row.service)),
    target: textColumn(rows.map((row) => row.target)),
    missingTags: textColumn(rows.map((row) => missingOf(row.missing).join(', '))),
    unblendedCost: Float64Array.from(rows, (row) => row.unblended_cost),
    resourceCount: rows.map((row) => row.resource_count),
    lineCount: rows.map((row) => row.line_count),
  };
}
