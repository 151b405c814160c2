/** `/v1/lines`: the archived rows behind a number, a page at a time. */
import * as z from 'zod';
import { dimensions } from '../../domain/questions/dimension.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';
import type { Row } from '../../queries/collect.ts';
import { collect } from '../../queries/collect.ts';
import {
  type allocatedRowsSchema,
  allocatedRowsStatement,
  dimensionColumns,
  resultColumn,
} from '../../queries/question-statements.ts';
import { questionFingerprint, readCursor, writeCursor } from '../questions/cursor.ts';
import { decimalText, money } from '../questions/decimal-text.ts';
import { daysShape, filterOf, filterShape, pageShape } from '../questions/query-shapes.ts';
import { archivedRange, dayRangeShape } from './archived-range.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const defaultLimit = 100;

const query = z.object({ ...daysShape, ...filterShape, ...pageShape(defaultLimit, 1_000) });

const unknownMoney = money
  .nullable()
  .describe('Null where the export has no value of this metric.');

const names = Object.fromEntries(
  dimensions.map((name) => [focusNames[name], z.string()]),
) as Readonly<Record<(typeof focusNames)[keyof typeof focusNames], z.ZodString>>;

const data = z.object({
  days: dayRangeShape,
  rows: z.array(
    z.object({
      ChargePeriodStart: z.string().describe('Day of usage, UTC.'),
      ...names,
      BilledCost: money,
      EffectiveCost: unknownMoney,
      x_NetBilledCost: unknownMoney,
      x_NetEffectiveCost: unknownMoney,
      x_UninvoicedCost: money.describe('The part of BilledCost that may still change.'),
      ConsumedQuantity: z.number().describe('In the unit of the usage type.'),
      x_Lines: z.number().describe("Number of the bill's lines."),
    }),
  ),
  total: z.object({ rows: z.number() }),
  nextCursor: z.string().nullable(),
});

export const lines = operation({
  id: 'lines',
  path: '/v1/lines',
  summary: 'The rows behind a number',
  description:
    'The archived rows of `cost_allocation` of some days, in an order that does not change from page to page. Their sum is the number of `/v1/costs` with the same days and filters.',
  query,
  data,
  isKept: true,
  answer,
});

async function answer(
  archive: ArchiveReader,
  asked: Asked<z.infer<typeof query>>,
): Promise<z.infer<typeof data>> {
  const { query: given, reader, facts } = asked;
  const { cursor, ...question } = given;
  const paged = { archiveVersion: facts.version, question: questionFingerprint(question) };
  const range = archivedRange(given, facts);
  const limit = given.limit ?? defaultLimit;
  const offset = readCursor(cursor, paged);
  const rows = await collect(
    archive,
    allocatedRowsStatement(archive.tables, {
      ...range,
      filter: filterOf(given),
      scope: reader.scope,
      offset,
      limit,
    }),
    [...dimensionColumns, 'amortized_cost', 'net_unblended_cost', 'net_amortized_cost'],
  );
  const all = rows[0]?.all_rows ?? 0;
  const end = offset + rows.length;
  return {
    days: range,
    rows: rows.map(answeredRow),
    total: { rows: all },
    nextCursor: end < all && rows.length > 0 ? writeCursor(paged, end) : null,
  };
}

type StoredRow = Row<typeof allocatedRowsSchema>;

function answeredRow(row: StoredRow) {
  const texts = Object.fromEntries(
    dimensions.map((name) => [focusNames[name], row[resultColumn[name]]]),
  ) as Record<(typeof focusNames)[keyof typeof focusNames], string>;
  return {
    ChargePeriodStart: row.billing_date,
    ...texts,
    BilledCost: decimalText(row.unblended_cost),
    EffectiveCost: knownText(row.amortized_cost),
    x_NetBilledCost: knownText(row.net_unblended_cost),
    x_NetEffectiveCost: knownText(row.net_amortized_cost),
    x_UninvoicedCost: decimalText(row.uninvoiced_cost),
    ConsumedQuantity: row.usage_amount,
    x_Lines: row.line_count,
  };
}

/** An unknown amount is an empty text in a result. */
function knownText(stored: string): string | null {
  return stored === '' ? null : decimalText(stored);
}
