/** `/v1/untagged`: the costliest resources of a week that lack required tags. */
import * as z from 'zod';
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { addDays, type BillingDay, weekdayOf } from '../../domain/calendar/billing-day.ts';
import type { UntaggedResource } from '../../domain/figures/untagged-cost.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import { isVisible } from '../../domain/questions/visible-row.ts';
import { storedUntaggedResources } from '../../reports/untagged/stored-untagged-resources.ts';
import { objectKey } from '../../tables/object-key.ts';
import { untaggedResourcesTable } from '../../tables/untagged-resources.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import { questionFingerprint, readCursor, writeCursor } from '../questions/cursor.ts';
import { decimalOf, money } from '../questions/decimal-text.ts';
import { billingDay, pageShape } from '../questions/query-shapes.ts';
import { dayRangeShape } from './archived-range.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const defaultLimit = 100;

const query = z.object({
  week_end: billingDay
    .refine((day) => weekdayOf(day) === 0, { error: 'Not a Sunday.' })
    .optional()
    .describe('The Sunday that ends the week, UTC; default: of the newest archived list.'),
  ...pageShape(defaultLimit, 1_000),
});

const data = z.object({
  week: dayRangeShape.nullable().describe('Null: no list is archived.'),
  rows: z.array(
    z.object({
      ResourceId: z.string().describe('Id or ARN; empty where the bill names none.'),
      SubAccountId: z.string(),
      x_OrganizationalUnit: z.string(),
      ServiceName: z.string(),
      x_Target: z.string(),
      x_MissingTags: z.string().describe("Required tags, separated by ', '."),
      BilledCost: money.describe('Of the lines that lack a required tag, in the week; unblended.'),
    }),
  ),
  total: z.object({ BilledCost: money, rows: z.number() }).describe('Of all rows, on every page.'),
  others: z
    .object({ BilledCost: money, x_Resources: z.number() })
    .nullable()
    .describe(
      'Resources that are not listed, together. Null if there are none, and for readers of a part: their share of it is not known.',
    ),
  nextCursor: z.string().nullable(),
});

export const untagged = operation({
  id: 'untagged',
  path: '/v1/untagged',
  summary: 'The costliest resources without required tags',
  description:
    'Of one week, highest cost first. The list is made once a week from the bill, and names as many resources as its setting says.',
  query,
  data,
  isKept: true,
  answer,
});

async function answer(
  archive: ArchiveReader,
  { query: given, reader, facts }: Asked<z.infer<typeof query>>,
): Promise<z.infer<typeof data>> {
  const { cursor, ...question } = given;
  const paged = { archiveVersion: facts.version, question: questionFingerprint(question) };
  const offset = readCursor(cursor, paged);
  const weekEnd = given.week_end ?? (await newestWeekEnd(archive, facts));
  const all = weekEnd === null ? null : await storedUntaggedResources(archive.store, weekEnd);
  const rows = (all ?? []).filter((row) => isListed(row) && isVisible(row, reader.scope));
  const end = offset + (given.limit ?? defaultLimit);
  return {
    week: weekEnd === null || all === null ? null : { from: addDays(weekEnd, -6), to: weekEnd },
    rows: rows.slice(offset, end).map(answeredRow),
    total: {
      BilledCost: decimalOf(sumOf(rows.map(({ cost }) => cost))),
      rows: rows.length,
    },
    others: othersOf(all ?? [], reader.scope),
    nextCursor: end < rows.length ? writeCursor(paged, end) : null,
  };
}

/** Lists older than this are not the newest that somebody asks for. */
const maxWeeksBack = 8;

async function newestWeekEnd(
  { store }: Pick<ArchiveReader, 'store'>,
  { days }: Pick<ArchiveFacts, 'days'>,
): Promise<BillingDay | null> {
  if (days === null) return null;
  const last = addDays(days.through, -weekdayOf(days.through));
  for (let week = 0; week < maxWeeksBack; week++) {
    const sunday = addDays(last, -7 * week);
    if ((await store.head(objectKey(untaggedResourcesTable, sunday))) !== undefined) return sunday;
  }
  return null;
}

/** The row of all others is in no account; a resource may have any name. */
function isListed({ account }: UntaggedResource): boolean {
  return account !== '';
}

function othersOf(all: readonly UntaggedResource[], scope: ReaderScope) {
  const others = scope.kind === 'all' ? all.find((row) => !isListed(row)) : undefined;
  return others === undefined
    ? null
    : { BilledCost: decimalOf(others.cost), x_Resources: others.resources };
}

function answeredRow(row: UntaggedResource) {
  return {
    ResourceId: row.resourceId,
    SubAccountId: row.account,
    x_OrganizationalUnit: row.ou,
    ServiceName: row.service,
    x_Target: row.target,
    x_MissingTags: row.missingTags,
    BilledCost: decimalOf(row.cost),
  };
}
