/** Copies of a SELECT with one part changed in each: a test of the SELECT must notice every one. */

export interface BrokenSelect {
  /** The line and what it became. */
  readonly change: string;
  readonly sql: string;
}

const changes: readonly (readonly [RegExp, string])[] = [
  [/\bsum\(/g, 'max('],
  // All days of the newest forecast were made on one day.
  [/\bmax\((?!made_on)/g, 'min('],
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

export function brokenSelects(select: string): readonly BrokenSelect[] {
  const sql = select.replace(/^ *--.*\n/gm, '');
  return changes.flatMap(([pattern, by]) =>
    [...sql.matchAll(pattern)].map((match) => {
      const replaced = match[0].replace(new RegExp(pattern.source.replace('(?!made_on)', '')), by);
      const end = match.index + match[0].length;
      const line = sql.slice(0, match.index).split('\n').length;
      const broken = sql.slice(0, match.index) + replaced + sql.slice(end);
      return {
        change: `${line}: ${match[0]} → ${broken.split('\n')[line - 1]?.trim()}`,
        sql: broken,
      };
    }),
  );
}
