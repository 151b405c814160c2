/**
 * The functions that a query calls and Trino does not have: the grammar accepts any name, so DuckDB's own
 * functions would pass. The list contains functions that a FinOps query may need; before adding a name,
 * check https://trino.io/docs/current/functions/list.html and Athena's own exceptions,
 * https://docs.aws.amazon.com/athena/latest/ug/functions-env3.html
 */

import { FunctionCallContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser.js';
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js';
import type { FailureKind } from './syntax-problems.ts';

const trinoFunctions = new Set(
  `
  abs all_match any_match any_value approx_distinct approx_percentile arbitrary array_agg
  array_distinct array_except array_intersect array_join array_max array_min array_position
  array_remove array_sort array_union arrays_overlap at_timezone avg bitwise_and bitwise_or bool_and
  bool_or cardinality cbrt ceil ceiling checksum chr coalesce codepoint concat concat_ws contains
  corr count count_if covar_pop covar_samp cume_dist current_timezone date date_add date_diff
  date_format date_parse date_trunc day day_of_month day_of_week day_of_year degrees dense_rank dow
  doy element_at every exp filter first_value flatten floor format format_datetime
  format_number from_base64 from_hex from_iso8601_date from_iso8601_timestamp from_unixtime
  geometric_mean greatest histogram hour if infinity is_finite is_infinite is_json_scalar is_nan
  json_array_contains json_array_get json_array_length json_extract json_extract_scalar json_format
  json_parse json_size lag last_day_of_month last_value lead least length levenshtein_distance ln
  log log10 log2 lower lpad ltrim map map_agg map_concat map_entries map_filter map_from_entries
  map_keys map_union map_values map_zip_with max max_by md5 millisecond min min_by minute mod month
  multimap_agg nan none_match normalize now nth_value ntile nullif parse_datetime
  percent_rank pi pow power quarter radians rand random rank reduce reduce_agg regexp_count
  regexp_extract regexp_extract_all regexp_like regexp_position regexp_replace regexp_split repeat
  replace reverse round row_number rpad rtrim second sequence sha1 sha256 sha512 shuffle sign slice
  split split_part split_to_map sqrt starts_with stddev stddev_pop stddev_samp strpos substr
  substring sum to_base64 to_hex to_iso8601 to_unixtime to_utf8 transform transform_keys
  transform_values translate trim truncate try typeof upper url_extract_host uuid
  var_pop var_samp variance week week_of_year width_bucket with_timezone word_stem xxhash64 year
  year_of_week yow zip zip_with
  `
    .trim()
    .split(/\s+/),
);

const trino = new TrinoSQL();

/** In the order of the text. A query that the grammar rejects is read as far as possible. */
export function unknownFunctions(sql: string): readonly FailureKind[] {
  const found: FailureKind[] = [];
  const visit = (node: unknown): void => {
    if (node instanceof FunctionCallContext) {
      const name = node.functionName()?.getText() ?? '';
      const { line = 1, column = 0 } = node.start ?? {};
      if (name !== '' && !trinoFunctions.has(name.toLowerCase())) {
        found.push({ line, column: column + 1, message: `Trino has no function ${name}` });
      }
    }
    const { children } = node as { readonly children?: readonly unknown[] };
    for (const child of children ?? []) visit(child);
  };
  const parser = trino.createParser(sql, () => {});
  parser.removeErrorListeners();
  visit(parser.program());
  return found;
}
