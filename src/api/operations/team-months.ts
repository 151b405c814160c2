/** `/v1/team-months`: the month of each team with its projected end and its budget, as the digest's mail says it. */
import * as z from 'zod';
import { defaultThresholds } from '../../domain/budgets/budget-light.ts';
import type { TeamFigures } from '../../domain/figures/allocation-figures.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import { readTeamFigures } from '../../reports/teams/read-team-figures.ts';
import { knownBudgets } from '../archive/known-budgets.ts';
import { completeDay, readReportedDay } from '../archive/reported-day.ts';
import { amountText, knownAmount, money, unknownMoney } from '../questions/decimal-text.ts';
import { publishedRules } from '../rules/published-rules.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const query = z.object({});

const data = z.object({
  day: z.string().describe('The day that the newest digest reported, UTC.'),
  missingDays: z
    .array(z.string())
    .describe('Days of the month without allocation: month to date is without them.'),
  metric: z
    .enum(['amortized', 'unblended'])
    .nullable()
    .describe('Amortized, unless the export lacks it; null without figures.'),
  rows: z
    .array(
      z.object({
        [focusNames.team]: z.string().describe("'team/<name>'."),
        monthToDate: money.describe('With its part of shared cost.'),
        projected: unknownMoney('Month end; null where that is unknown.'),
        projectedFrom: unknownMoney(
          'The month end is between this and projectedTo in 9 of 10 cases.',
        ),
        projectedTo: unknownMoney('See projectedFrom.'),
        budget: unknownMoney('Of the team for the month; null without one.'),
        light: z
          .enum(['green', 'yellow', 'red', 'grey'])
          .describe(
            'Grey without a budget, or while it cannot be known whether it will be exceeded.',
          ),
      }),
    )
    .describe('Highest cost of the month first; empty without an allocation of the day.'),
});

type Data = z.infer<typeof data>;

export const teamMonths = operation({
  id: 'team-months',
  path: '/v1/team-months',
  summary: 'Teams against their budgets',
  description:
    "The month of each team in the newest digest's mail: own cost and its part of shared cost, in cents. A reader of teams sees those.",
  query,
  data,
  isKept: true,
  alsoFrom: async (archive, { facts }) => ({
    day: await readReportedDay(archive.store, facts),
    budgets: await knownBudgets(archive.budgets, facts),
    thresholds: archive.thresholds ?? null,
  }),
  answer,
});

async function answer(
  archive: ArchiveReader,
  { reader: { scope }, facts }: Asked<z.infer<typeof query>>,
): Promise<Data> {
  const [day, budgets, set] = await Promise.all([
    readReportedDay(archive.store, facts),
    knownBudgets(archive.budgets, facts),
    publishedRules(archive.store, facts.rulesVersion),
  ]);
  const figures = await readTeamFigures(archive, {
    reportDay: day.reportDay,
    completeUntil: completeDay(day),
    currency: facts.currency ?? '',
    set,
    budgets,
    thresholds: archive.thresholds ?? defaultThresholds,
    moverCount: 0,
    billMonthToDate: null,
  });
  return {
    day: day.reportDay,
    missingDays: [...(figures?.missingDays ?? [])],
    metric: figures?.metric ?? null,
    rows: (figures?.teams ?? []).filter(({ team }) => sees(scope, team)).map(rowOf),
  };
}

function sees(scope: ReaderScope, team: string): boolean {
  return scope.kind === 'all' || scope.teams.includes(team);
}

function rowOf(team: TeamFigures): Data['rows'][number] {
  return {
    [focusNames.team]: `team/${team.team}`,
    monthToDate: amountText(team.monthToDate),
    projected: knownAmount(team.projected),
    projectedFrom: knownAmount(team.projectedRange?.lower ?? null),
    projectedTo: knownAmount(team.projectedRange?.upper ?? null),
    budget: knownAmount(team.budget),
    light: team.light,
  };
}
