/** `/v1/costs/by-team`: what each team costs, with its part of shared cost, compared with as many days before. */
import * as z from 'zod';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import type { DayRange } from '../../domain/questions/compared-days.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';
import { seesTeams } from '../../domain/questions/reader-scope.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import { completeDay, readReportedDay } from '../archive/reported-day.ts';
import { readTeamWindow, type TargetWindow } from '../figures/read-team-window.ts';
import { ApiProblem } from '../problems/problem.ts';
import { centsText, money, unknownMoney } from '../questions/decimal-text.ts';
import { publishedRules } from '../rules/published-rules.ts';
import { dayRangeShape, missingDays, missingDaysShape } from './archived-range.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const [minDays, maxDays, defaultDays] = [7, 90, 30];
const windowForm = { error: `Not a number of days from ${minDays}d to ${maxDays}d.` };

const query = z.object({
  window: z
    .string()
    .regex(/^[0-9]{1,3}d$/, windowForm)
    .transform((text) => Number(text.slice(0, -1)))
    .refine((days) => days >= minDays && days <= maxDays, windowForm)
    .optional()
    .describe(`Complete days, from ${minDays}d to ${maxDays}d; default: ${defaultDays}d.`),
});

const costShape = {
  directCost: money.describe('Of its own lines.'),
  sharedCost: money.describe('Its part of the pools of shared cost.'),
  cost: money.describe('Both together.'),
  costBefore: unknownMoney('Of the days before; null unless all of them are archived.'),
  change: unknownMoney('cost − costBefore'),
};

const missing = missingDaysShape('Days that are not archived: their cost is not known.');

const data = z.object({
  days: dayRangeShape,
  daysBefore: dayRangeShape,
  missingDays: missing,
  missingDaysBefore: missing,
  metric: z
    .enum(['amortized', 'unblended'])
    .describe('Amortized, unless the export lacks it: then unblended.'),
  rows: z
    .array(
      z.object({
        [focusNames.team]: z.string().describe("'team/<name>', 'pool/<name>' or 'unallocated'."),
        x_BusinessUnit: z.string().describe('Empty where the rules name none.'),
        x_BusinessGroup: z.string(),
        ...costShape,
      }),
    )
    .describe('Teams by cost, then shared cost that is not divided, then unallocated cost.'),
  sharedParts: z
    .array(
      z.object({
        [focusNames.team]: z.string(),
        x_Pool: z.string().describe("'pool/<name>'."),
        sharedCost: money,
        method: z
          .enum(['proportional', 'even', 'fixed'])
          .nullable()
          .describe('How the rules divide the pool; null where they no longer do.'),
        basis: z
          .enum(['month', 'day'])
          .nullable()
          .describe(
            'Of a division in proportion to direct cost: that of the month or of each day.',
          ),
      }),
    )
    .describe('What each sharedCost is made of, in the order of the rows, largest part first.'),
  total: z
    .object(costShape)
    .nullable()
    .describe('Of all rows; null for a reader who sees no team.'),
});

type Data = z.infer<typeof data>;

export const costsByTeam = operation({
  id: 'costs-by-team',
  path: '/v1/costs/by-team',
  summary: 'Costs by team',
  description:
    'The last complete days against as many before. Pools are divided as the published rules say, in each month by its costs. Amounts are cents: the total is that of `/v1/costs` for the same days and metric. A reader of teams sees those, and one of OUs alone sees none: then the total is null.',
  query,
  data,
  isKept: true,
  alsoFrom: async ({ store }, { facts }) => completeDay(await readReportedDay(store, facts)),
  answer,
});

async function answer(
  archive: ArchiveReader,
  { query: { window = defaultDays }, reader: { scope }, facts }: Asked<z.infer<typeof query>>,
): Promise<Data> {
  const { allocatedDays } = facts;
  const days = daysUntil(await lastDay(archive, facts), window);
  const before = daysUntil(addDays(days.from, -1), window);
  const set = await publishedRules(archive.store, facts.rulesVersion);
  const figures = await readTeamWindow(archive, { days, before, allocatedDays, set, scope });
  return {
    days,
    daysBefore: before,
    missingDays: missingDays(days, facts),
    missingDaysBefore: missingDays(before, facts),
    metric: figures.metric,
    rows: figures.rows.map((row) => ({
      [focusNames.team]: row.target,
      x_BusinessUnit: row.team?.businessUnit ?? '',
      x_BusinessGroup: row.team?.businessGroup ?? '',
      ...amounts(row),
    })),
    sharedParts: figures.rows.flatMap((row) => sharedParts(row, set)),
    total: seesTeams(scope) ? amounts(totalOf(figures.rows)) : null,
  };
}

async function lastDay(
  { store }: Pick<ArchiveReader, 'store'>,
  facts: ArchiveFacts,
): Promise<BillingDay> {
  const complete = completeDay(await readReportedDay(store, facts));
  const last = [...facts.allocatedDays].findLast((day) => day <= complete);
  if (last !== undefined) return last;
  throw new ApiProblem(
    'nothing-archived',
    'The archive has no complete allocated day: run the digest first.',
  );
}

function daysUntil(to: BillingDay, count: number): DayRange {
  return { from: addDays(to, 1 - count), to };
}

function sharedParts(
  { target, pools }: TargetWindow,
  { splits }: Pick<RuleSet, 'splits'>,
): Data['sharedParts'] {
  const ordered = [...pools].sort(([, a], [, b]) => (a < b ? 1 : -1));
  return ordered.map(([pool, cents]) => {
    const method = splits.find(({ source }) => source === pool)?.method;
    return {
      [focusNames.team]: target,
      x_Pool: pool,
      sharedCost: centsText(cents),
      method: method === undefined || method.kind === 'none' ? null : method.kind,
      basis: method?.kind === 'proportional' ? method.basis : null,
    };
  });
}

type Amounts = Pick<TargetWindow, 'direct' | 'shared' | 'before'>;

function totalOf(rows: readonly Amounts[]): Amounts {
  const total = { direct: 0n, shared: 0n, before: rows.length === 0 ? null : 0n };
  return rows.reduce<Amounts>(
    ({ direct, shared, before }, row) => ({
      direct: direct + row.direct,
      shared: shared + row.shared,
      before: before === null || row.before === null ? null : before + row.before,
    }),
    total,
  );
}

function amounts({ direct, shared, before }: Amounts) {
  const cost = direct + shared;
  return {
    directCost: centsText(direct),
    sharedCost: centsText(shared),
    cost: centsText(cost),
    costBefore: before === null ? null : centsText(before),
    change: before === null ? null : centsText(cost - before),
  };
}
