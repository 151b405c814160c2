/**
 * The archive's order of rows within a day: OU, account, service, by Unicode code point, because Athena
 * and DuckDB sort text that way. JavaScript's comparison of texts differs beyond U+FFFF.
 */

export interface OrderedColumns {
  readonly ou: readonly (string | null)[];
  readonly linked_account: readonly (string | null)[];
  readonly service: readonly (string | null)[];
}

/** The rows' indexes in the archive's order. */
export function archiveOrder({ ou, linked_account, service }: OrderedColumns): number[] {
  return Array.from(ou.keys()).sort(
    (a, b) =>
      byCodePoint(ou[a], ou[b]) ||
      byCodePoint(linked_account[a], linked_account[b]) ||
      byCodePoint(service[a], service[b]),
  );
}

/** Negative when `a` comes first. An absent value comes before any text. */
export function byCodePoint(a: string | null = null, b: string | null = null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = rankOf(a.charCodeAt(at)) - rankOf(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Surrogates, the halves of a code point beyond U+FFFF, come after all other code units. */
function rankOf(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
