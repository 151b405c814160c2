/**
 * Waits for work that runs at once, such as queries that do not need each other. Waits for all of it also
 * when a part fails, because a platform must not be closed while a query runs. Then throws the first error
 * in the order of the list.
 */
export async function atOnce<T extends readonly unknown[]>(
  works: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const ended = await Promise.allSettled(works);
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return ended.map((end) => end.status === 'fulfilled' && end.value) as unknown as T;
}
