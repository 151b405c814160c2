/** Determines from a set of columns which kind of bill it is, and says what is missing if it is not one. */

import { type BillSource, billSources, sourceTitles } from '../../../domain/costs/bill-source.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import {
  costCategoryPrefix,
  essentialColumns,
  sourceColumns,
  tagPrefix,
} from '../../../tables/bill-columns.ts';

/** Columns that CUR 2.0 has and the legacy report does not. */
const onlyInCur2 = [
  'line_item_usage_account_name',
  'bill_payer_account_name',
  'product',
  'resource_tags',
  'tags',
  'cost_category',
  'discount',
];

/**
 * Product attributes that are columns in CUR 2.0; the legacy report has these and many more.
 * https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2-product.html
 */
const productColumnsOfCur2: ReadonlySet<string> = new Set([
  'product_comment',
  'product_fee_code',
  'product_fee_description',
  'product_from_location',
  'product_from_location_type',
  'product_from_region_code',
  'product_instance_family',
  'product_instance_type',
  'product_instancesku',
  'product_location',
  'product_location_type',
  'product_operation',
  'product_pricing_unit',
  'product_product_family',
  'product_region_code',
  'product_servicecode',
  'product_sku',
  'product_to_location',
  'product_to_location_type',
  'product_to_region_code',
  'product_usagetype',
]);

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

/** The kind of bill that a file's columns indicate: one source, one of the two usage reports, or none. */
export type SourceGuess = BillSource | 'either usage report' | undefined;

/** `slashed`: the names are written like `lineItem/UsageAccountId`, as in the CSV of the legacy report. */
export function guessSource(columns: ReadonlySet<string>, slashed = false): SourceGuess {
  if (columns.has('billedcost') || columns.has('chargeperiodstart')) return 'focus';
  if (!essentialColumns.legacy.some((column) => columns.has(column))) return undefined;
  if (onlyInCur2.some((column) => columns.has(column))) return 'cur2';
  if (slashed || [...columns].some(isOnlyInLegacy)) return 'legacy';
  return 'either usage report';
}

/** CUR 2.0 puts tags, cost categories and most product attributes into maps. */
function isOnlyInLegacy(column: string): boolean {
  return (
    column.startsWith(tagPrefix) ||
    column.startsWith(costCategoryPrefix) ||
    (column.startsWith('product_') && !productColumnsOfCur2.has(column))
  );
}

/**
 * The source of columns that fit both usage reports: the wanted one, else the one that reads all columns.
 * Only CUR 2.0 falls back to the service's code if the product's name is missing.
 */
export function eitherReport(
  columns: ReadonlySet<string>,
  wanted: BillSource | undefined,
): BillSource {
  if (wanted === 'cur2' || wanted === 'legacy') return wanted;
  return columns.has('product_servicecode') ? 'cur2' : 'legacy';
}

/**
 * Throws an InputError if the columns belong to no source or to another than the wanted one, or lack an
 * essential one. `where` names the file in messages.
 */
export function detectSource(
  columns: ReadonlySet<string>,
  wanted: BillSource | undefined,
  where: string,
  guess: SourceGuess = guessSource(columns),
): BillSource {
  const either = guess === 'either usage report' ? eitherReport(columns, wanted) : guess;
  const source = either ?? wanted ?? nearestSource(columns);
  const missing = essentialColumns[source].filter((column) => !columns.has(column));
  if (guess === undefined) {
    throw new InputError(
      `${where} is not a supported bill: ${sourceTitles[source]}, the nearest, also has ${missing.join(', ')}.`,
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

function nearestSource(columns: ReadonlySet<string>): BillSource {
  const shared = (source: BillSource) =>
    Object.keys(sourceColumns[source]).filter((column) => columns.has(column)).length;
  return [...billSources].sort((a, b) => shared(b) - shared(a))[0] ?? 'cur2';
}
