/** `/v1/costs`: costs grouped and filtered by the columns of `cost_allocation`, per day, month or in total. */
import * as z from 'zod';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import { daysBefore } from '../../domain/questions/compared-days.ts';
import { type CostQuestion, granularities } from '../../domain/questions/cost-question.ts';
import { dimensions } from '../../domain/questions/dimension.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';
import { collect } from '../../queries/collect.ts';
import {
  costsByStatement,
  dimensionColumns,
  resultColumn,
} from '../../queries/question-statements.ts';
import { ApiProblem } from '../problems/problem.ts';
import { questionFingerprint, readCursor, writeCursor } from '../questions/cursor.ts';
import { decimalText, money, unknownMoney } from '../questions/decimal-text.ts';
import {
  daysShape,
  dimensionList,
  filterOf,
  filterShape,
  metricShape,
  pageShape,
} from '../questions/query-shapes.ts';
import { archivedRange, dayRangeShape, missingDays, missingDaysShape } from './archived-range.ts';
import { dimensionShape } from './focus-names.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const defaultLimit = 1_000;

const query = z.object({
  ...daysShape,
  metric: metricShape,
  granularity: z
    .enum(granularities, { error: `Not one of ${granularities.join(', ')}.` })
    .optional()
    .describe('One row per day or month, or for all days together (default).'),
  group_by: dimensionList
    .optional()
    .describe(`Columns with commas between, of ${dimensions.join(', ')}; default: none.`),
  compare: z
    .literal('previous', { error: "Only 'previous'." })
    .optional()
    .describe('With the same days of the months before, or as many days before.'),
  ...filterShape,
  ...pageShape(defaultLimit, 10_000),
});

const costShape = {
  cost: money,
  costBefore: unknownMoney(
    'Of the days before, if they were asked for; null unless all of them are archived, with the metric in all lines.',
  ).optional(),
  lines: z.number().describe("Number of the bill's lines."),
  linesWithoutCost: z
    .number()
    .describe(
      'Lines whose export has no value of the metric: they count as 0 here, and the cost is not known.',
    ),
};

const data = z.object({
  days: dayRangeShape,
  daysBefore: dayRangeShape.optional(),
  missingDays: missingDaysShape(
    'Days that are not archived: their cost is not known, and no part of any cost.',
  ),
  missingDaysBefore: missingDaysShape(
    'The same of the days before, if they were asked for.',
  ).optional(),
  metric: z.string(),
  rows: z.array(
    z.object({ ChargePeriodStart: z.string().optional(), ...dimensionShape, ...costShape }),
  ),
  total: z.object({ ...costShape, rows: z.number() }).describe('Of all rows, on every page.'),
  nextCursor: z.string().nullable().describe('Null on the last page.'),
});

export const costs = operation({
  id: 'costs',
  path: '/v1/costs',
  summary: 'Costs by any column',
  description:
    'Adds up the archived costs of some days. Rows are ordered by period and cost, largest first; the total is that of all rows.',
  query,
  data,
  isKept: true,
  answer,
});

async function answer(
  archive: ArchiveReader,
  asked: Asked<z.infer<typeof query>>,
): Promise<z.infer<typeof data>> {
  const question = questionOf(asked);
  const { offset, limit, groupBy, granularity, before, metric } = question;
  const statement = costsByStatement(archive.tables, question);
  const rows = await collect(archive, statement, ['period', ...dimensionColumns]);
  const [first] = rows;
  const allRows = first?.all_rows ?? 0;
  const end = offset + rows.length;
  const missingBefore = before === null ? [] : missingDays(before, asked.facts);
  const costsBefore = (cost: string, unknownLines: number) => {
    if (before === null) return {};
    const isKnown = missingBefore.length === 0 && unknownLines === 0;
    return { costBefore: isKnown ? decimalText(cost) : null };
  };
  return {
    days: { from: question.from, to: question.to },
    ...(before === null ? {} : { daysBefore: before }),
    missingDays: missingDays(question, asked.facts),
    ...(before === null ? {} : { missingDaysBefore: missingBefore }),
    metric,
    rows: rows.map((row) => ({
      ...(granularity === 'total' ? {} : { ChargePeriodStart: row.period.slice(0, 10) }),
      ...Object.fromEntries(groupBy.map((name) => [focusNames[name], row[resultColumn[name]]])),
      cost: decimalText(row.cost),
      ...costsBefore(row.cost_before, row.unknown_lines_before),
      lines: row.line_count,
      linesWithoutCost: row.unknown_lines,
    })),
    total: {
      cost: decimalText(first?.all_cost ?? '0'),
      ...costsBefore(first?.all_cost_before ?? '0', first?.all_unknown_lines_before ?? 0),
      lines: first?.all_lines ?? 0,
      linesWithoutCost: first?.all_unknown_lines ?? 0,
      rows: allRows,
    },
    nextCursor: rows.length === limit && end < allRows ? writeCursor(pageOf(asked), end) : null,
  };
}

function questionOf(asked: Asked<z.infer<typeof query>>): CostQuestion {
  const { query: given, reader, facts } = asked;
  const { granularity = 'total', group_by: groupBy = [], compare, limit = defaultLimit } = given;
  const range = archivedRange(given, facts);
  if (compare !== undefined && granularity !== 'total') {
    throw new ApiProblem('bad-request', 'The query is not valid.', [
      {
        pointer: 'compare',
        detail: 'Only without granularity: ask for the days before by themselves.',
      },
    ]);
  }
  return {
    ...range,
    metric: given.metric ?? defaultMetric,
    granularity,
    groupBy,
    filter: filterOf(given),
    scope: reader.scope,
    before: compare === undefined ? null : daysBefore(range),
    offset: readCursor(given.cursor, pageOf(asked)),
    limit,
  };
}

const defaultMetric: CostMetric = 'amortized';

function pageOf({ query: { cursor: _, ...question }, facts }: Asked<z.infer<typeof query>>) {
  return { archiveVersion: facts.version, question: questionFingerprint(question) };
}
