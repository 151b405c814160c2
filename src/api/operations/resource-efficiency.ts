/** `/v1/resources/efficiency`: which of the costliest resources are idle, oversized or in use, and what that costs. */
import * as z from 'zod';
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { useOfOwner } from '../../domain/figures/owned-resource.ts';
import type { ResourcesInUse, ResourceUse } from '../../domain/figures/resource-use.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import { isVisible } from '../../domain/questions/visible-row.ts';
import { readResourceUse } from '../../reports/use/read-resource-use.ts';
import { questionFingerprint, readCursor, writeCursor } from '../questions/cursor.ts';
import { decimalOf, knownDecimal, money, unknownMoney } from '../questions/decimal-text.ts';
import { pageShape } from '../questions/query-shapes.ts';
import { answeredRecommendations, recommendationsShape } from './answered-recommendations.ts';
import { dayRangeShape } from './archived-range.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const defaultLimit = 100;
const findings = ['idle', 'oversized', 'in use', 'unknown'] as const;

const query = z.object({
  finding: z.enum(findings).optional().describe('Only these resources; default: all.'),
  ...pageShape(defaultLimit, 1_000),
});

const data = z.object({
  costDays: dayRangeShape
    .nullable()
    .describe(
      'The newest days with metrics, by whose cost a month is counted. Null: there are none.',
    ),
  rows: z.array(
    z.object({
      ResourceId: z.string(),
      x_ResourceKind: z.string().describe("Such as 'ec2-instance'."),
      SubAccountId: z.string(),
      RegionId: z.string().describe('Empty where the bill names none.'),
      x_OrganizationalUnit: z.string().describe('On the newest day.'),
      ServiceName: z.string(),
      x_Target: z.string().describe('Who most of its cost belongs to, on the newest day.'),
      x_Finding: z
        .enum(findings)
        .describe("'unknown': a day or a metric is missing, or none shows use."),
      x_Evidence: z.string().describe('Why, in words.'),
      x_Metric: z.string().nullable().describe("Names with ' + ' are added up."),
      x_HighestDay: z.number().nullable().describe('Of the newest 32 days; null: no day is known.'),
      x_Limit: z.number().nullable(),
      x_Unit: z.string().nullable(),
      x_KnownDays: z.number(),
      x_NeededDays: z.number().nullable(),
      x_MonthlyCost: money.describe(
        'All of its cost that the reader may see, of a month like these days; amortized, unblended where that is unknown.',
      ),
      x_AtStakeCost: unknownMoney(
        'The part of it that could be saved: by our rules, else as AWS estimates it, at most all of it. Null where neither knows.',
      ),
      x_AtStakeSource: z.enum(['own rules', 'AWS']).nullable().describe('Whose figure that is.'),
      x_AwsAction: z
        .string()
        .nullable()
        .describe("What AWS recommends, such as 'Stop'; null: nothing."),
      x_AwsRecommendedResource: z.string().nullable().describe('In the words of AWS.'),
      x_AwsSource: z.string().nullable(),
      x_AwsExportDate: z.string().nullable(),
      x_AwsMonthlySavings: unknownMoney(
        'As AWS estimates it, in x_AwsCurrency; of a reader of a part, that part. Never add it to x_AtStakeCost.',
      ),
      x_AwsCurrency: z.string().nullable().describe("May be another than the archive's."),
    }),
  ),
  total: z
    .object({ x_MonthlyCost: money, x_AtStakeCost: money, rows: z.number() })
    .describe('Of all rows, on every page. What nobody knows to be at stake is not in it.'),
  recommendations: recommendationsShape
    .nullable()
    .describe(
      'What AWS recommends beside `rows`, whatever `finding` asks for; null: no export is given.',
    ),
  nextCursor: z.string().nullable(),
});

export const resourceEfficiency = operation({
  id: 'resource-efficiency',
  path: '/v1/resources/efficiency',
  summary: 'Idle and oversized resources',
  description:
    'The costliest resources that CloudWatch measures, by AWS’s limits where it publishes them; highest cost at stake first. A reader of a part sees the resources of which a cost of the newest day is in it, with the cost in that part only; the finding is of the whole resource.',
  query,
  data,
  isKept: true,
  answer,
});

async function answer(
  { store }: ArchiveReader,
  { query: given, reader, facts }: Asked<z.infer<typeof query>>,
): Promise<z.infer<typeof data>> {
  const { cursor, ...question } = given;
  const paged = { archiveVersion: facts.version, question: questionFingerprint(question) };
  const offset = readCursor(cursor, paged);
  const all = facts.days === null ? null : await readResourceUse(store, facts.days.through);
  const use = partOf(all, reader.scope);
  const rows = (use?.resources ?? []).filter(
    (one) => given.finding === undefined || one.finding === given.finding,
  );
  const end = offset + (given.limit ?? defaultLimit);
  return {
    costDays: use === null ? null : { from: use.from, to: use.to },
    rows: rows.slice(offset, end).map(answeredRow),
    total: {
      x_MonthlyCost: decimalOf(sumOf(rows.map(({ monthlyCost }) => monthlyCost))),
      x_AtStakeCost: decimalOf(sumOf(rows.map(({ atStakeCost }) => atStakeCost ?? 0))),
      rows: rows.length,
    },
    recommendations: use && answeredRecommendations(use),
    nextCursor: end < rows.length ? writeCursor(paged, end) : null,
  };
}

/** All, or the reader's part of those that are the reader's. */
function partOf(use: ResourcesInUse | null, scope: ReaderScope): ResourcesInUse | null {
  if (use === null || scope.kind === 'all') return use;
  return useOfOwner(use, (row) => isVisible(row, scope));
}

function answeredRow(one: ResourceUse): z.infer<typeof data>['rows'][number] {
  return {
    ResourceId: one.resourceId,
    x_ResourceKind: one.kind,
    SubAccountId: one.account,
    RegionId: one.region,
    x_OrganizationalUnit: one.ou,
    ServiceName: one.service,
    x_Target: one.target,
    x_Finding: one.finding,
    x_Evidence: one.words,
    x_Metric: one.metric,
    x_HighestDay: one.value,
    x_Limit: one.limit,
    x_Unit: one.unit,
    x_KnownDays: one.knownDays,
    x_NeededDays: one.neededDays,
    x_MonthlyCost: decimalOf(one.monthlyCost),
    x_AtStakeCost: one.atStakeCost === null ? null : decimalOf(one.atStakeCost),
    x_AtStakeSource: one.atStakeSource,
    x_AwsAction: one.aws?.action ?? null,
    x_AwsRecommendedResource: one.aws?.recommendedResource ?? null,
    x_AwsSource: one.aws?.source ?? null,
    x_AwsExportDate: one.aws?.day ?? null,
    x_AwsMonthlySavings: knownDecimal(one.aws?.monthlySavings ?? null),
    x_AwsCurrency: one.aws?.currency ?? null,
  };
}
