/** `/v1/coverage`: how much of the cost has the tags that the rules require, by team, OU or account. */
import * as z from 'zod';
import { daysBetween } from '../../domain/calendar/billing-day.ts';
import { allTags } from '../../domain/costs/coverage-day.ts';
import {
  type CoverageCosts,
  type CoveragePart,
  coverageShare,
  type TagCoverage,
} from '../../domain/figures/coverage-figures.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';
import { isVisible } from '../../domain/questions/visible-row.ts';
import {
  type CoverageRequest,
  readCoverage,
  readDailyCoverage,
} from '../../reports/teams/read-coverage.ts';
import { ApiProblem } from '../problems/problem.ts';
import { decimalOf, money } from '../questions/decimal-text.ts';
import { daysShape } from '../questions/query-shapes.ts';
import { archivedRange, dayRangeShape } from './archived-range.ts';
import { coverageNames } from './focus-names.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

/** Each day is an object of its own. */
const maxDays = 100;

const groups = ['total', 'team', 'ou', 'account'] as const;
type Group = (typeof groups)[number];

const query = z.object({
  ...daysShape,
  group_by: z
    .enum(groups, { error: `Not one of ${groups.join(', ')}.` })
    .optional()
    .describe('One row per required tag and team, OU or account; default: total, one per tag.'),
  granularity: z
    .enum(['total', 'day'], { error: 'Not one of total, day.' })
    .optional()
    .describe('One row per day, or for all days together (default); per day only for the total.'),
});

const share = z
  .number()
  .nullable()
  .describe('0 to 1; null where there is no taggable cost, or credits make a share meaningless.');

const data = z.object({
  days: dayRangeShape,
  daysWithCoverage: z
    .number()
    .describe('Days of these that have figures; the others are not in the sums.'),
  notActivated: z
    .array(z.string())
    .describe(
      'Required tags that none of the rows has: their keys may not be activated for cost allocation.',
    ),
  rows: z.array(
    z.object({
      ChargePeriodStart: z.string().optional().describe('The day, of rows per day.'),
      x_RequiredTag: z.string().describe(`'${allTags}': all required tags together.`),
      [focusNames.team]: z.string().optional(),
      [focusNames.ou]: z.string().optional(),
      [focusNames.account]: z.string().optional(),
      taggedShare: share,
      validShare: share,
      BilledCost: money,
      [coverageNames.allocated]: money.describe('What a team or a pool has.'),
      [coverageNames.taggable]: money.describe('Without what is untaggable or unknown.'),
      [coverageNames.tagged]: money.describe('Has the tag, with any value.'),
      [coverageNames.valid]: money.describe('Has a value that the rules allow.'),
      [coverageNames['not-allowed']]: money.describe('Has a value that the rules do not allow.'),
      [coverageNames.missing]: money.describe('Could have the tag, and does not.'),
      [coverageNames.untaggable]: money.describe('AWS bills it without a resource.'),
      [coverageNames.unknown]: money.describe('The bill does not say whether it has the tag.'),
    }),
  ),
});

export const coverage = operation({
  id: 'coverage',
  path: '/v1/coverage',
  summary: 'How much of the cost has its required tags',
  description:
    "Shares are of the taggable cost: tagged with any value, and with a value that the rules allow. Costs are unblended. Each cost is in one row of every tag, and in one of '*': choose one tag before adding up.",
  query,
  data,
  isKept: true,
  answer,
});

async function answer(
  archive: ArchiveReader,
  { query: given, reader, facts }: Asked<z.infer<typeof query>>,
): Promise<z.infer<typeof data>> {
  const days = archivedRange(given, facts);
  const { group_by: group = 'total', granularity = 'total' } = given;
  if (daysBetween(days.from, days.to) >= maxDays) throw wrong('from', `More than ${maxDays} days.`);
  if (granularity === 'day' && group !== 'total') {
    throw wrong('granularity', 'Per day only without group_by.');
  }
  const request: CoverageRequest = {
    ...days,
    tags: null,
    isCounted: (row) => isVisible(row, reader.scope),
  };
  const figures = await readCoverage(archive.store, request);
  const none = { days, daysWithCoverage: 0, notActivated: [], rows: [] };
  if (figures === null) return none;
  return {
    days,
    daysWithCoverage: figures.days,
    notActivated: [...figures.notActivated],
    rows:
      granularity === 'day' ? await dailyRows(archive.store, request) : rowsOf(figures.tags, group),
  };
}

function wrong(pointer: string, detail: string): ApiProblem {
  return new ApiProblem('bad-request', 'The query is not valid.', [{ pointer, detail }]);
}

async function dailyRows(store: ArchiveReader['store'], request: CoverageRequest) {
  const byDay = await readDailyCoverage(store, request);
  return [...byDay].flatMap(([day, tags]) =>
    rowsOf(tags, 'total').map((row) => ({ ChargePeriodStart: day, ...row })),
  );
}

function rowsOf(tags: readonly TagCoverage[], group: Group) {
  return tags.flatMap((tag) => partsOf(tag, group).map((part) => rowOf(tag.tag, group, part)));
}

/** No row for a reader of nothing: their costs are not known to be zero. */
function partsOf({ all, targets, ous, accounts }: TagCoverage, group: Group) {
  const total: readonly CoveragePart[] = targets.length === 0 ? [] : [{ name: '', costs: all }];
  return { total, team: targets, ou: ous, account: accounts }[group];
}

function rowOf(tag: string, group: Group, { name, costs }: CoveragePart) {
  return {
    x_RequiredTag: tag,
    ...(group === 'total' ? {} : { [focusNames[group]]: name }),
    taggedShare: coverageShare(costs.tagged, costs.taggable),
    validShare: coverageShare(costs.valid, costs.taggable),
    BilledCost: decimalOf(costs.total),
    ...partsAsText(costs),
  };
}

function partsAsText(costs: CoverageCosts) {
  return {
    [coverageNames.allocated]: decimalOf(costs.allocated),
    [coverageNames.taggable]: decimalOf(costs.taggable),
    [coverageNames.tagged]: decimalOf(costs.tagged),
    [coverageNames.valid]: decimalOf(costs.valid),
    [coverageNames['not-allowed']]: decimalOf(costs['not-allowed']),
    [coverageNames.missing]: decimalOf(costs.missing),
    [coverageNames.untaggable]: decimalOf(costs.untaggable),
    [coverageNames.unknown]: decimalOf(costs.unknown),
  };
}
