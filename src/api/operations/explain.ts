/** `/v1/explain`: which rule decided about archived costs, and why. */
import * as z from 'zod';
import { readPublishedSet } from '../../allocation/published/read-published-set.ts';
import { ruleSetMetadata } from '../../archive/allocation/rule-set-metadata.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { InputError } from '../../domain/input/input-error.ts';
import type { Dimension } from '../../domain/questions/dimension.ts';
import { collect } from '../../queries/collect.ts';
import { costsByStatement, dimensionColumns } from '../../queries/question-statements.ts';
import { costAllocationTable } from '../../tables/cost-allocation.ts';
import { objectKey } from '../../tables/object-key.ts';
import { ApiProblem } from '../problems/problem.ts';
import { billingDay, filterOf, filterShape, metricShape } from '../questions/query-shapes.ts';
import { isExcluded } from '../rules/explain-row.ts';
import { archivedRange } from './archived-range.ts';
import { explainedGroup, groupOf, knownOf } from './explained-group.ts';
import { isCostOf, narrowed, resourceRows } from './explained-resource.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

/** More would not be read. */
const maxGroups = 20;

const query = z.object({
  day: billingDay.describe('Day of usage, UTC.'),
  metric: metricShape,
  resource: z
    .string()
    .min(1)
    .max(2_048)
    .optional()
    .describe(
      'Id of a resource among the untagged resources of the week of the day: the costs that its cost is part of. Where the list has it more than once, filters by account, service, team and OU choose; all that fit are explained.',
    ),
  ...filterShape,
});

const data = z.object({
  ruleSet: z.string().describe('Hash of the rules that decided about the day.'),
  groups: z.array(explainedGroup),
  isComplete: z.boolean().describe('False: there are smaller groups that are not listed.'),
});

export const explain = operation({
  id: 'explain',
  path: '/v1/explain',
  summary: 'Why costs belong where they do',
  description: `Explains the costs of a day with the rules that were published when it was archived, largest first, at most ${maxGroups} groups. The archive has no tags but the environment, and no resources: what cannot be known from it is called unknown; \`finops-digest rules explain\` reads the bill itself.`,
  query,
  data,
  isKept: true,
  // A day can be archived again with the same rows and other rules: its object then has other metadata alone.
  alsoFrom: async ({ store }, { query: { day } }) => (await ruleSetOf(store, day)) ?? null,
  answer,
});

const groupBy = [
  'team',
  'rule',
  'account',
  'ou',
  'service',
  'region',
  'operation',
  'usageType',
  'chargeType',
  'environment',
] as const satisfies readonly Dimension[];

async function answer(
  archive: ArchiveReader,
  { query: given, reader, facts }: Asked<z.infer<typeof query>>,
): Promise<z.infer<typeof data>> {
  const { day, resource, metric = 'amortized' } = given;
  const range = archivedRange({ from: day, to: day }, facts);
  const { set, hash } = await rulesOfDay(archive.store, day);
  const filter = filterOf(given);
  const { scope } = reader;
  const found =
    resource === undefined
      ? null
      : await resourceRows(archive.store, { day, resource, filter, scope });
  const question = {
    ...range,
    metric,
    granularity: 'total',
    groupBy,
    filter: found === null ? filter : narrowed(filter, found),
    scope,
    before: null,
    offset: 0,
    limit: maxGroups,
  } as const;
  const statement = costsByStatement(archive.tables, question);
  const rows = await collect(archive, statement, ['period', ...dimensionColumns]);
  const isComplete = (rows[0]?.all_rows ?? 0) <= maxGroups;
  const explained = rows
    .filter((row) => found === null || isCostOf(row, found))
    .map((row) => ({ row, known: knownOf(row, day, resource) }));
  const kept = explained.filter(({ known }) => {
    const rule = set.rules.find(({ id }) => id === known.ruleId);
    return resource === undefined || rule === undefined || !isExcluded(rule, set, known);
  });
  return {
    ruleSet: hash,
    groups: kept.map(({ row, known }) => groupOf(row, known, { set, scope })),
    isComplete,
  };
}

/** The object of the day names the set that decided about it. */
async function ruleSetOf(store: ArchiveReader['store'], day: BillingDay) {
  const stored = await store.head(objectKey(costAllocationTable, day));
  return stored?.metadata[ruleSetMetadata];
}

async function rulesOfDay(store: ArchiveReader['store'], day: BillingDay) {
  const hash = await ruleSetOf(store, day);
  if (hash === undefined) {
    throw new ApiProblem('not-found', `No allocation of ${day} is archived.`);
  }
  try {
    return { hash, set: await readPublishedSet(store, hash) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ApiProblem('unavailable', `The rules of ${day} cannot be read.`);
  }
}
