/** Two sets have the same name only if all their files are equal. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSetHash, setHash } from '../../../src/allocation/published/set-hash.ts';
import { exampleTexts } from '../rules/example-set.ts';

const file = fc.option(fc.constantFrom('', 'a', '"', '["a"]', 'rules.yaml', 'teams.csv', 'null'));
const texts = fc.record({
  rules: fc.constantFrom('', 'a', '","', 'version: 1\n'),
  teams: file,
  services: file,
  aliases: file,
  owners: file,
});

test('differs for all sets that differ', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const isEqual = JSON.stringify(one) === JSON.stringify(other);
      expect(setHash(one) === setHash(other)).toBe(isEqual);
    }),
  );
});

test('differs when a text moves to another file, and when an empty file is added', () => {
  const { teams, owners } = exampleTexts;
  const moved = { ...exampleTexts, teams: owners, owners: teams };
  const without = { ...exampleTexts, aliases: null };
  const hashes = [exampleTexts, moved, without, { ...without, aliases: '' }].map(setHash);
  expect(new Set(hashes).size).toBe(4);
  expect(hashes.every(isSetHash)).toBe(true);
});

test('has one value for ever, because archived days keep it', () => {
  const empty = { rules: 'version: 1\n', teams: null, services: null, aliases: null, owners: null };
  expect(setHash(empty)).toBe('77211d41ac54b1aa64b29467ae20e65f3133cf131cabc27d78fc42bfda922a60');
});
