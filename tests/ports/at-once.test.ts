/** Work that runs at once: its results, and which of several errors is thrown, and when. */
import { expect, test } from 'vitest';
import { atOnce } from '../../src/ports/at-once.ts';

const later = <T>(value: T, milliseconds: number) =>
  new Promise<T>((resolve) => {
    setTimeout(() => resolve(value), milliseconds);
  });

test('returns the results in the order of the list', async () => {
  expect(await atOnce([later('slow', 20), later(2, 1), Promise.resolve(undefined)])).toEqual([
    'slow',
    2,
    undefined,
  ]);
});

test('throws the first error of the list, not the earliest, after all work has ended', async () => {
  const ended: string[] = [];
  const work = async (name: string, milliseconds: number, fails: boolean) => {
    await later(name, milliseconds);
    ended.push(name);
    if (fails) throw new Error(name);
  };
  const run = atOnce([work('first', 20, true), work('second', 1, true), work('third', 30, false)]);
  await expect(run).rejects.toThrow('first');
  expect(ended).toEqual(['second', 'first', 'third']);
});
