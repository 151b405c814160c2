/** Adds to the archived rows of the report day what the CSV says about each of them. Made once for all audiences. Pure. */
import { addDays } from '../../domain/calendar/billing-day.ts';
import { replaceTexts, type TextColumn, TextDictionary } from '../../domain/columns/text-column.ts';
import {
  type ComparedRows,
  severalRegions,
  uncomparedRows,
} from '../../domain/costs/compared-rows.ts';
import type { DayRows } from '../../domain/costs/day-rows.ts';
import { usualDays } from '../../domain/figures/projection.ts';
import type { DigestData } from './read-digest-data.ts';
import { type RowName, rowIndex } from './row-index.ts';

type Find = (name: RowName) => number | undefined;
type CsvData = Pick<DigestData, 'reportDay' | 'data' | 'details'> & {
  readonly archived: Pick<DigestData['archived'], 'accountNames' | 'serviceNames'>;
  readonly series: Pick<DigestData['series'], 'archived'>;
};

/** Without rows of each account in `details` only the names are known. */
export function csvRows(rows: DayRows, data: CsvData): ComparedRows {
  const { accountNames, serviceNames } = data.archived;
  const accountName = replaceTexts(rows.linkedAccount, (id) => accountNames.get(id) ?? '');
  const named = { ...uncomparedRows(rows), accountName };
  if (!data.details.byAccount) return named;
  const find = rowIndex(rows, serviceNames);
  compare(named, data, find);
  return { ...named, region: regionsOf(rows, data, find) };
}

/** A row that was not there on an archived day cost 0 on it. A part of a day is compared with nothing. */
function compare(
  { dayBefore, usual, monthToDate }: ComparedRows,
  { reportDay, data, details, series }: CsvData,
  find: Find,
): void {
  const isPart = data.state === 'partial';
  const usualCount = isPart ? 0 : usualDays(reportDay, series.archived).length;
  const hasDayBefore = !isPart && series.archived.has(addDays(reportDay, -1));
  for (const comparison of details.comparisons) {
    const row = find(comparison);
    if (row === undefined) continue;
    if (hasDayBefore) dayBefore[row] = comparison.before_cost;
    if (usualCount > 0) usual[row] = comparison.usual_sum / usualCount;
    monthToDate[row] = comparison.month_cost;
  }
}

/** The allocation of the day may be older than the archived row: then its Region is unknown. */
function regionsOf(rows: DayRows, { archived, details }: CsvData, find: Find): TextColumn {
  const dictionary = new TextDictionary();
  const codes = new Int32Array(rows.dailyCost.length).fill(dictionary.codeOf(''));
  for (const found of details.accountRegions ?? []) {
    const service = archived.serviceNames.get(found.service) ?? found.service;
    const row = find({ ...found, service });
    if (row === undefined || !agree(found.daily_cost, rows.dailyCost[row] as number)) continue;
    codes[row] = dictionary.codeOf(found.region_count > 1 ? severalRegions : found.region);
  }
  return { codes, texts: dictionary.texts };
}

/** Both are sums of the same lines, so that they differ only by rounding. */
function agree(allocated: number, archived: number): boolean {
  return Math.abs(allocated - archived) <= 1e-6 + Math.abs(archived) * 1e-9;
}
