/** Copies of a SELECT with one part changed in each: a test of the SELECT must notice every one. */

export interface BrokenSelect {
  /** The line and what it became. */
  readonly change: string;
  readonly sql: string;
}

const changes: readonly (readonly [RegExp, string])[] = [
  [/\bsum\(/g, 'max('],
  // All days of the newest forecast were made on one day, and a resource has one answer for each kind of finding.
  [/\bmax\((?!made_on|case when rule)/g, 'min('],
  [/\bcount\((\w+)\)/g, 'count(*)'],
  [/\bleft join\b/g, 'join'],
  [/\bunion all\b/g, 'except all'],
  [/<>/g, '='],
  [/ > /g, ' < '],
  [/ < /g, ' >= '],
  [/'\(none\)'/g, "'(other)'"],
  [/'(Team|Shared|Unallocated)'/g, "'Other'"],
  [/'\(not allocated\)'/g, "'(other)'"],
  [/'(valid|missing|not-allowed|untaggable)'/g, "'other'"],
  [/'(team|pool)\/%'/g, "'x%'"],
  [/'(idle|oversized|in use|unknown|yes|no|perhaps|below|at most)'/g, "'other'"],
  [/'(complete|none|no-use|points|maximum|average|sum)'/g, "'other'"],
  // The rows have metrics of more days than an export may be old; the test of the archive's reader has fewer.
  [/(?<!metric_days where day_number) (>=|<=) /g, ' = '],
  [/(?<!order by usage_date) desc\b/g, ''],
  [/\bcoalesce\((\w+), (\w+)\)/g, '$1'],
  [/\bbetween\b/g, 'not between'],
  [/\b100\b/g, '101'],
  [/\b(28|29|30|31)\b/g, '27'],
  [/ - /g, ' + '],
  [/ \+ /g, ' - '],
  [/\bIfStays, /g, ''],
  [/\b(AmortizedCost|NetUnblendedCost|NetAmortizedCost|UninvoicedCost)\b/g, 'UnblendedCost'],
  [/\bOU as ou\b/g, "'x' as ou"],
  [/\bCostAfter\b/g, 'CostBefore'],
  [/\bCostBefore\b/g, 'CostAfter'],
  [/\bBillingDate as\b/g, 'report_date as'],
  [/\b(Service as service|LinkedAccount as linked_account|Target as target)\b/g, 'OU as broken'],
];

/** `data`: parts that are no SQL of the view, each with what replaces it. */
export function brokenSelects(
  select: string,
  data: readonly (readonly [string, string])[] = [],
): readonly BrokenSelect[] {
  const masked = data.reduce((text, [part], at) => text.replace(part, () => `@${at}@`), select);
  const withData = (text: string) =>
    text.replace(/@(\d)@/g, (_, at) => data[Number(at)]?.[1] ?? '');
  const sql = masked.replace(/^ *--.*\n/gm, '');
  return changes.flatMap(([pattern, by]) =>
    [...sql.matchAll(pattern)].map((match) => {
      const replaced = match[0].replace(new RegExp(pattern.source.replace(/\(\?!.*?\)/, '')), by);
      const end = match.index + match[0].length;
      const line = sql.slice(0, match.index).split('\n').length;
      const broken = sql.slice(0, match.index) + replaced + sql.slice(end);
      return {
        change: `${line}: ${match[0]} → ${broken.split('\n')[line - 1]?.trim()}`,
        sql: withData(broken),
      };
    }),
  );
}
