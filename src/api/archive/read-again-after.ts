/** Remembers what was read for some time, so that many requests read once. A failed reading is not remembered. */

/** What it returns takes another age, in milliseconds, for one request: with 0 it reads again. */
export function readAgainAfter<T>(
  maxAgeMs: number,
  now: () => number,
  read: () => Promise<T>,
): (acceptedAgeMs?: number) => Promise<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | undefined;
  return (acceptedAgeMs = maxAgeMs) => {
    const at = now();
    if (known !== undefined && at - known.at < acceptedAgeMs) return known.value;
    const loaded = { at, value: read() };
    known = loaded;
    loaded.value.catch(() => {
      if (known === loaded) known = undefined;
    });
    return loaded.value;
  };
}
