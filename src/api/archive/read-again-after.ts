/** Remembers what was read for some time, so that many requests read once. A failed reading is not remembered. */

export function readAgainAfter<T>(
  maxAgeMs: number,
  now: () => number,
  read: () => Promise<T>,
): () => Promise<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | undefined;
  return () => {
    const at = now();
    if (known !== undefined && at - known.at < maxAgeMs) return known.value;
    const loaded = { at, value: read() };
    known = loaded;
    loaded.value.catch(() => {
      if (known === loaded) known = undefined;
    });
    return loaded.value;
  };
}
