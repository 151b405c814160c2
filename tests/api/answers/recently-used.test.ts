/** Values in memory up to a size: the oldest make room, and a large one is not kept. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecentlyUsed } from '../../../src/api/answers/recently-used.ts';

const texts = (maxSize: number) => new RecentlyUsed<string>(maxSize, ({ length }) => length);

it('what was not used for the longest time makes room', () => {
  const known = texts(8);
  for (const name of ['a', 'b', 'c', 'd']) known.set(name, `${name}1`);
  expect(known.get('a')).toBe('a1');
  known.set('e', 'e1');
  expect(['a', 'b', 'c', 'd', 'e'].map((name) => known.get(name) !== undefined)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
});

it('a value that would push out most others is not kept, and its earlier one is not given for it', () => {
  const known = texts(8);
  known.set('a', 'a1');
  known.set('a', 'longer');
  expect(known.get('a')).toBeUndefined();
});

it('the size in total is never larger than allowed, and the last value is kept', () => {
  const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat({ max: 5 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 60 }), (changes) => {
      const known = texts(20);
      for (const [name, size] of changes) {
        known.set(name, 'x'.repeat(size));
        expect(known.get(name)).toBe('x'.repeat(size));
      }
      const names = [...new Set(changes.map(([name]) => name))];
      const sizes = names.map((name) => known.get(name)?.length ?? 0);
      expect(sizes.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(20);
    }),
  );
});
