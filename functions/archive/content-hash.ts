/**
 * The fingerprint of a day's rows. Two runs that would archive the same content have the same hash,
 * so an unchanged day is never written again.
 */
import { createHash } from 'node:crypto';
import type { CheckedDay } from './check-day.ts';

/** Raise it when the Parquet layout changes, so that every day is written anew. */
const layoutVersion = 1;
/** Characters that are hashed at a time: a call for each row would cost more than the hash. */
const enough = 64 * 1024;

/**
 * SHA-256, in hex, of the layout, cost metric, currency and every row in archive order. Values are
 * JSON-encoded, so no text in a bill can imitate a row's border.
 */
export function contentHash(
  day: Pick<CheckedDay, 'day' | 'rows' | 'costMetric' | 'currency'>,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([layoutVersion, day.day, day.costMetric, day.currency]));
  const { ou, service, linkedAccount, dailyCost } = day.rows;
  const json = rememberedJson();
  let texts = '';
  for (let row = 0; row < ou.length; row++) {
    const names = `${json(ou[row])},${json(service[row])},${json(linkedAccount[row])}`;
    texts += `[${names},${JSON.stringify(dailyCost[row])}]`;
    if (texts.length < enough) continue;
    hash.update(texts);
    texts = '';
  }
  return hash.update(texts).digest('hex');
}

/** As `JSON.stringify` writes a value of an array; names repeat in row after row. */
function rememberedJson(): (text: string | undefined) => string {
  const known = new Map<string | undefined, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const json = JSON.stringify(text) ?? 'null';
    known.set(text, json);
    return json;
  };
}
