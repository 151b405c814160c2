/** `/v1/anomalies`: costs outside of what their history predicts, with what they have cost so far and their causes. */
import * as z from 'zod';
import { defaultAnomalySettings } from '../../anomalies/anomaly-settings.ts';
import { isPastSettling } from '../../anomalies/search-anomalies.ts';
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import type { Anomalies, Anomaly } from '../../domain/figures/anomaly.ts';
import { focusNames } from '../../domain/questions/focus-names.ts';
import { readReportedDay } from '../archive/reported-day.ts';
import { anomaliesWithin, readArchivedAnomalies } from '../figures/read-archived-anomalies.ts';
import { searchedVersions } from '../figures/searched-window.ts';
import { ApiProblem } from '../problems/problem.ts';
import { amountText, money } from '../questions/decimal-text.ts';
import { billingDay } from '../questions/query-shapes.ts';
import { type ArchiveReader, type Asked, operation } from './operation.ts';

const query = z.object({
  from: billingDay.optional().describe('Only anomalies that lasted until this day or longer, UTC.'),
  to: billingDay.optional().describe('Only anomalies that began on this day or before, UTC.'),
});

const unitShape = { [focusNames.ou]: z.string(), [focusNames.service]: z.string() };
const unknownText = z.string().nullable();

const data = z.object({
  day: z.string().describe('The day that the newest digest reported, UTC.'),
  state: z
    .enum(['checked', 'short-history', 'incomplete', 'failed'])
    .describe(
      "'short-history': too few days for a comparison; 'incomplete': costs of the day may be missing, so that drops are not found; 'failed': the archive does not say what it contains.",
    ),
  rows: z
    .array(
      z.object({
        ...unitShape,
        kind: z.enum(['spike', 'drop', 'new']).describe("'new': a service without cost before."),
        cost: money.describe('Of the day.'),
        expectedCost: money,
        expectedFrom: money.describe('The cost was expected between this and expectedTo.'),
        expectedTo: money,
        since: z.string().describe('The first of the unusual days that end with the day.'),
        days: z.number().describe('Number of those days.'),
        impact: money.describe('Actual minus expected cost of those days; negative for a drop.'),
        [focusNames.account]: unknownText.describe(
          'Of the largest cause; null if it is not known.',
        ),
        [focusNames.region]: unknownText,
        [focusNames.usageType]: unknownText,
      }),
    )
    .describe('Largest deviation first.'),
  causes: z
    .array(
      z.object({
        ...unitShape,
        [focusNames.account]: z.string(),
        [focusNames.region]: unknownText,
        [focusNames.usageType]: z.string(),
        cost: money.describe('Of the day.'),
        usualCost: money.describe('Mean of the days that it is compared with.'),
        change: money,
      }),
    )
    .describe('Of all rows, in their order; the largest changes of each first.'),
  total: z.object({ impact: money, rows: z.number() }),
});

type Data = z.infer<typeof data>;

export const anomalies = operation({
  id: 'anomalies',
  path: '/v1/anomalies',
  summary: 'Unusual costs',
  description:
    'Services of OUs whose cost of the newest reported day is outside of the range that their history predicts, as in the mail of the digest.',
  query,
  data,
  isKept: true,
  alsoFrom: async ({ store, now }, { facts }) => {
    const day = await readReportedDay(store, facts);
    return {
      day,
      states: await searchedVersions(store, day),
      isSettled: isPastSettling(now(), day.reportDay, defaultAnomalySettings),
    };
  },
  answer,
});

const notSearched: Anomalies = { state: 'failed', rows: [] };

async function answer(
  archive: ArchiveReader,
  { query: { from, to }, reader, facts }: Asked<z.infer<typeof query>>,
): Promise<Data> {
  if (from !== undefined && to !== undefined && from > to) {
    throw new ApiProblem('bad-request', 'The query is not valid.', [
      { pointer: 'to', detail: `It is before from, ${from}.` },
    ]);
  }
  const day = await readReportedDay(archive.store, facts);
  const { reportDay } = day;
  const all = (await readArchivedAnomalies(archive, day, facts)) ?? notSearched;
  const { state, rows } = anomaliesWithin(all, reader.scope);
  const asked = rows.filter(
    ({ since }) => (from === undefined || reportDay >= from) && (to === undefined || since <= to),
  );
  return {
    day: reportDay,
    state,
    rows: asked.map(rowOf),
    causes: asked.flatMap(causesOf),
    total: { impact: amountText(sumOf(asked.map(({ impact }) => impact))), rows: asked.length },
  };
}

function rowOf(anomaly: Anomaly): Data['rows'][number] {
  const [largest] = anomaly.drivers;
  return {
    [focusNames.ou]: anomaly.ou,
    [focusNames.service]: anomaly.service,
    kind: anomaly.kind,
    cost: amountText(anomaly.cost),
    expectedCost: amountText(anomaly.expected),
    expectedFrom: amountText(anomaly.range.lower),
    expectedTo: amountText(anomaly.range.upper),
    since: anomaly.since,
    days: anomaly.days,
    impact: amountText(anomaly.impact),
    [focusNames.account]: largest?.accountId ?? null,
    [focusNames.region]: largest?.region ?? null,
    [focusNames.usageType]: largest?.usageType ?? null,
  };
}

function causesOf({ ou, service, drivers }: Anomaly): Data['causes'] {
  return drivers.map(({ accountId, region, usageType, cost, reference, change }) => ({
    [focusNames.ou]: ou,
    [focusNames.service]: service,
    [focusNames.account]: accountId,
    [focusNames.region]: region,
    [focusNames.usageType]: usageType,
    cost: amountText(cost),
    usualCost: amountText(reference),
    change: amountText(change),
  }));
}
