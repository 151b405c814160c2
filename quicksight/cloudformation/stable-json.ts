/**
 * JSON with keys in alphabetical order and one value per line, so that a comparison of two versions shows
 * only what changed.
 */

/** Ends with a line break. Undefined values are omitted. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(value, sorted, 1)}\n`;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
