/** `/v1/unit-costs`: what a request, a GB, an hour of a vCPU or an order of the business cost, by team or application. */
import * as z from 'zod';
import { granularities } from '../../domain/questions/cost-question.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';
import { collect } from '../../queries/collect.ts';
import { knownFigures } from '../archive/known-figures.ts';
import { figuresOfPeriods, type PeriodFigure } from '../figures/figures-of-period.ts';
import {
  type UnitCostQuestion,
  type unitCostsSchema,
  unitCostsStatement,
  unknownColumns,
} from '../figures/unit-costs-statement.ts';
import { questionFingerprint, readCursor, writeCursor } from '../questions/cursor.ts';
import { decimalText, money, unknownMoney } from '../questions/decimal-text.ts';
import { daysShape, pageShape } from '../questions/query-shapes.ts';
import { archivedRange, dayRangeShape, missingDays, missingDaysShape } from './archived-range.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const defaultLimit = 1_000;
const metrics = ['amortized', 'unblended'] as const;
const groups = ['team', 'application'] as const;

const query = z.object({
  ...daysShape,
  unit: z
    .string()
    .max(64, { error: 'More than 64 characters.' })
    .regex(/^[^\0]+$/, { error: 'Empty, or with a NUL character.' })
    .optional()
    .describe("What is counted, such as 'ec2-vcpu-hours' or 'orders'; default: every unit."),
  metric: z
    .enum(metrics, { error: `Not one of ${metrics.join(', ')}.` })
    .optional()
    .describe('Of the cost; default: amortized.'),
  granularity: z
    .enum(granularities, { error: `Not one of ${granularities.join(', ')}.` })
    .optional()
    .describe('One row per day or month, or for all days together (default).'),
  group_by: z
    .enum(groups, { error: `Not one of ${groups.join(', ')}.` })
    .optional()
    .describe('By team (default), or by team and application.'),
  ...pageShape(defaultLimit, 10_000),
});

const data = z.object({
  days: dayRangeShape,
  missingDays: missingDaysShape(
    'Days that are not archived: their cost is not known, and their business figures count nowhere.',
  ),
  metric: z.enum(metrics),
  rows: z
    .array(
      z.object({
        ChargePeriodStart: z.string().optional(),
        x_Unit: z.string().describe('What is counted; not an organizational unit.'),
        x_UnitWords: z.string().describe('What one of it is, in words.'),
        x_AmountSource: z
          .enum(['metric', 'bill', 'business'])
          .describe('CloudWatch, the usage of the bill, or the CSV of business figures.'),
        [focusNames.team]: z
          .string()
          .describe("'*' is everything: only for a reader who sees everything."),
        [focusNames.application]: z
          .string()
          .optional()
          .describe("'*' is all of them, '(none)' what has none."),
        cost: unknownMoney(
          'Only of what has an amount; null if nothing has, or the export lacks the metric.',
        ),
        x_Amount: z
          .number()
          .nullable()
          .describe(
            'How many; null if unknown. Of a business figure that of the whole business in every row: never add it over rows.',
          ),
        costPerUnit: unknownMoney('cost / x_Amount; null if one is unknown, or the amount is 0.'),
        leftOutCost: money.describe(
          'Unblended cost without a known amount: it is in no other column.',
        ),
        x_KnownDays: z.number().describe('Days that are known in full.'),
      }),
    )
    .describe('By period and unit; everything first, then teams by name.'),
  total: z.object({ rows: z.number() }).describe('Of all pages.'),
  nextCursor: z.string().nullable().describe('Null on the last page.'),
});

type Query = z.infer<typeof query>;
type AnsweredRow = z.infer<typeof data>['rows'][number];
type Row = Awaited<ReturnType<typeof collect<typeof unitCostsSchema>>>[number];

export const unitCosts = operation({
  id: 'unit-costs',
  path: '/v1/unit-costs',
  summary: 'Cost per request, GB, vCPU hour or order',
  description:
    'The view `unit_costs`, added up: a month is its costs divided by its amounts, never an average of days. Units are what costs are divided by, not OUs. A reader of a part sees what units cost in that part; business figures are those of the whole business for every reader.',
  query,
  data,
  isKept: true,
  alsoFrom: ({ businessFigures }) => knownFigures(businessFigures),
  answer,
});

async function answer(archive: ArchiveReader, asked: Asked<Query>): Promise<z.infer<typeof data>> {
  const question = questionOf(asked);
  const { offset, limit, from, to, granularity, level, metric } = question;
  const { allocatedDays: archived } = asked.facts;
  const figures = await knownFigures(archive.businessFigures);
  const statement = unitCostsStatement(archive.tables, question, figures);
  const rows = await collect(archive, statement, ['period', ...unknownColumns]);
  const figureOf = figuresOfPeriods(figures, { from, to, granularity, archived });
  const allRows = rows[0]?.all_rows ?? 0;
  const end = offset + rows.length;
  return {
    days: { from, to },
    missingDays: missingDays(question, asked.facts),
    metric,
    rows: rows.map((row) => {
      const period = row.period.slice(0, 10);
      return {
        ...(granularity === 'total' ? {} : { ChargePeriodStart: period }),
        ...namesOf(row, level),
        ...amountsOf(row, row.source === 'business' ? figureOf(row.unit, period) : null),
      };
    }),
    total: { rows: allRows },
    nextCursor: rows.length === limit && end < allRows ? writeCursor(pageOf(asked), end) : null,
  };
}

function namesOf({ unit, unit_words, source, target, application }: Row, level: string) {
  return {
    x_Unit: unit,
    x_UnitWords: unit_words,
    x_AmountSource: source as AnsweredRow['x_AmountSource'],
    [focusNames.team]: target,
    ...(level === 'application' ? { [focusNames.application]: application } : {}),
  };
}

/** `figure`: of the whole business, for its units. */
function amountsOf(row: Row, figure: PeriodFigure | null) {
  const cost = row.cost === '' ? null : decimalText(row.cost);
  const used = row.amount === '' ? null : Number(row.amount);
  const amount = figure === null ? used : figure.amount;
  return {
    cost,
    x_Amount: amount,
    costPerUnit: perUnit(cost, amount),
    leftOutCost: decimalText(row.left_out_cost),
    x_KnownDays: figure === null ? row.complete_days : figure.days,
  };
}

/** To twelve places: a request may cost less than a millionth. */
function perUnit(cost: string | null, amount: number | null): string | null {
  if (cost === null || amount === null || amount === 0) return null;
  return decimalText((Number(cost) / amount).toFixed(12));
}

function questionOf(asked: Asked<Query>): UnitCostQuestion {
  const { query: given, reader, facts } = asked;
  return {
    ...archivedRange(given, facts),
    granularity: given.granularity ?? 'total',
    level: given.group_by === 'application' ? 'application' : 'target',
    metric: given.metric ?? 'amortized',
    unit: given.unit ?? '',
    scope: reader.scope,
    offset: readCursor(given.cursor, pageOf(asked)),
    limit: given.limit ?? defaultLimit,
  };
}

function pageOf({ query: { cursor: _, ...question }, facts }: Asked<Query>) {
  return { archiveVersion: facts.version, question: questionFingerprint(question) };
}
