/** `/v1/units`: what each OU costs, against its budget and what is usual, as the digest's mail says it. */
import * as z from 'zod';
import { daysFromTo, firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { OuFigures, TotalFigures } from '../../domain/figures/figures.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';
import { seesOus } from '../../domain/questions/reader-scope.ts';
import { knownBudgets } from '../archive/known-budgets.ts';
import { readReportedDay } from '../archive/reported-day.ts';
import { readUnitFigures } from '../figures/read-unit-figures.ts';
import { amountText, knownAmount, money, unknownMoney } from '../questions/decimal-text.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const query = z.object({});

const notes = ['short-history', 'new-level', 'missing-days', 'irregular', 'no-forecast'] as const;

const figuresShape = {
  cost: money.describe('Of the reported day.'),
  costOfDayBefore: unknownMoney(
    'Null where that day is not archived, or the reported day is a part.',
  ),
  usualCost: unknownMoney('Mean of the same weekday in the four weeks before; null without any.'),
  monthToDate: money.describe('From the first of the month to the reported day, of archived days.'),
  projected: unknownMoney(
    'Month end: cost so far and what is expected; null where that is unknown.',
  ),
  projectedIfStays: unknownMoney(
    'The month end if the unusual cost of the last days stays; null if the last day was usual.',
  ),
  budget: unknownMoney('Of the month; null without one.'),
  light: z
    .enum(['green', 'yellow', 'red', 'grey'])
    .describe('Grey without a budget, or while it cannot be known whether it will be exceeded.'),
  note: z
    .enum(notes)
    .nullable()
    .describe('Why the month end is unknown or a guess; null where the forecast names no reason.'),
};

const data = z.object({
  day: z.string().describe('The day that the newest digest reported, UTC.'),
  hours: z
    .number()
    .nullable()
    .describe('Hours of the day that the bill had, if it was not complete; else null.'),
  missingDays: z
    .array(z.string())
    .describe('Days of the month that are not archived: month to date is without them.'),
  rows: z
    .array(z.object({ [focusNames.ou]: z.string(), ...figuresShape }))
    .describe('Most urgent first.'),
  total: z
    .object({
      ...figuresShape,
      projectedRange: z
        .object({ lower: money, upper: money })
        .nullable()
        .describe('Of the month end in 9 of 10 cases; null for a part of the organization.'),
      budgetCoversAll: z
        .boolean()
        .describe('Else the light compares only the OUs with a budget with their budgets.'),
    })
    .nullable()
    .describe('Of all OUs that the reader may see; null for a reader who sees no OU.'),
});

export const units = operation({
  id: 'units',
  path: '/v1/units',
  summary: 'OUs against their budgets',
  description:
    "The figures of the newest digest's mail for each OU with a cost or a budget in the month. Costs are in the metric of the digest.",
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
): Promise<z.infer<typeof data>> {
  const [day, budgets] = await Promise.all([
    readReportedDay(archive.store, facts),
    knownBudgets(archive.budgets, facts),
  ]);
  const figures = await readUnitFigures(archive, { day, budgets, scope, facts });
  const { reportDay, hours } = day;
  const { ous, total } = figures;
  return {
    day: reportDay,
    hours,
    missingDays: daysFromTo(firstOfPeriod(reportDay), reportDay).filter(
      (one) => !facts.archivedDays.has(one),
    ),
    rows: ous.map((ou) => ({ [focusNames.ou]: ou.ou, ...answered(ou) })),
    total: seesOus(scope) ? answeredTotal(total) : null,
  };
}

function answeredTotal(total: TotalFigures) {
  const { projectedRange: range, budgetCoversAll } = total;
  const projectedRange =
    range === null ? null : { lower: amountText(range.lower), upper: amountText(range.upper) };
  return { ...answered(total), projectedRange, budgetCoversAll };
}

function answered(figures: OuFigures | TotalFigures) {
  return {
    cost: amountText(figures.cost),
    costOfDayBefore: knownAmount(figures.dayBefore),
    usualCost: knownAmount(figures.usual),
    monthToDate: amountText(figures.monthToDate),
    projected: knownAmount(figures.projected),
    projectedIfStays: knownAmount(figures.projectedIfStays),
    budget: knownAmount(figures.budget),
    light: figures.light,
    note: noteOf(figures),
  };
}

/** A published forecast has no other reasons of OUs than these. */
function noteOf({ projectedIfStays, projectionNote }: OuFigures | TotalFigures) {
  return projectionNote?.kind ?? (projectedIfStays === null ? null : 'new-level');
}
