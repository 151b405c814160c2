/** Works on many items, a limited number at a time: what most services allow. */

/** Runs `work` on each item in order, at most `limit` at a time; after a failure it starts no other. */
export async function eachBounded<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      results[index] = await work(item);
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
  try {
    await Promise.all(workers);
  } catch (error) {
    failed = true;
    // Waits for the running calls, so that none of them outlives the run.
    await Promise.allSettled(workers);
    throw error;
  }
  return results;
}
