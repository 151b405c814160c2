/** Tells which kind of bill a set of columns is, and says what is missing when it is none. */
import { InputError } from '../../../domain/input-error.ts';
import {
  type BillSource,
  billSources,
  essentialColumns,
  sourceColumns,
  sourceTitles,
} from './bill-source.ts';

/** Columns that CUR 2.0 has and the legacy report does not. */
const onlyInCur2 = [
  'line_item_usage_account_name',
  'bill_payer_account_name',
  'product',
  'resource_tags',
  'cost_category',
];

/**
 * A column's name as Athena sees it: `lineItem/UsageAccountId` is `line_item_usage_account_id`,
 * `resourceTags/user:CostCenter` is `resource_tags_user_cost_center`, and FOCUS names are lower case.
 * https://docs.aws.amazon.com/cur/latest/userguide/cur-ate-run.html
 */
export function normalizeColumn(name: string): string {
  if (!name.includes('/')) return name.trim().toLowerCase();
  return name
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/**
 * Throws an InputError when the columns are those of no source, of another than the wanted one, or
 * lack an essential one. `where` names the file in messages.
 */
export function detectSource(
  columns: ReadonlySet<string>,
  wanted: BillSource | undefined,
  where: string,
): BillSource {
  const looks = looksLike(columns);
  const source = looks ?? wanted ?? nearestSource(columns);
  const missing = essentialColumns[source].filter((column) => !columns.has(column));
  if (looks === undefined) {
    throw new InputError(
      `${where} is no bill that is known here: ${sourceTitles[source]}, the nearest, also has ${missing.join(', ')}.`,
    );
  }
  if (wanted !== undefined && wanted !== source) {
    throw new InputError(
      `${where} was given as ${sourceTitles[wanted]} but looks like ${sourceTitles[source]}: give the source '${source}', or none.`,
    );
  }
  if (missing.length > 0) {
    throw new InputError(
      `${where} looks like ${sourceTitles[source]} but lacks ${missing.join(', ')}: export it with these columns.`,
    );
  }
  return source;
}

function looksLike(columns: ReadonlySet<string>): BillSource | undefined {
  if (columns.has('billedcost') || columns.has('chargeperiodstart')) return 'focus';
  const isUsageReport = essentialColumns.legacy.some((column) => columns.has(column));
  if (!isUsageReport) return undefined;
  return onlyInCur2.some((column) => columns.has(column)) ? 'cur2' : 'legacy';
}

function nearestSource(columns: ReadonlySet<string>): BillSource {
  const shared = (source: BillSource) =>
    Object.keys(sourceColumns[source]).filter((column) => columns.has(column)).length;
  return [...billSources].sort((a, b) => shared(b) - shared(a))[0] ?? 'cur2';
}
