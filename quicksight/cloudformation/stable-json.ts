/**
 * JSON that differs only where its content does: keys in alphabetical order, one value a line, so
 * that a review of two versions shows what changed and nothing else.
 */

/** Ends with a line break. Values that are undefined are left out. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(value, sorted, 1)}\n`;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
