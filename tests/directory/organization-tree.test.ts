/** Paths from an organization's parts, for trees of any shape and names of any text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  directoryOf,
  type OrganizationUnit,
  pathSegment,
} from '../../src/directory/organization-tree.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';

const day = parseBillingDay('2026-11-20');
const root: OrganizationUnit = { id: 'r-1', name: 'Root', parentId: null };
const active = (id: string) => ({ id, name: `name of ${id}`, status: 'ACTIVE' });

/** One account in each unit. */
const readingOf = (units: readonly OrganizationUnit[]) => ({
  units,
  placements: units.map(({ id }) => ({ accountId: `in ${id}`, unitId: id })),
  accounts: units.map(({ id }) => active(`in ${id}`)),
});
const pathsOf = (units: readonly OrganizationUnit[]) =>
  directoryOf(readingOf(units), day).map(({ ouPath }) => ouPath);

const name = fc.oneof(
  fc.constantFrom(
    '/',
    'a/b',
    '//',
    '../..',
    "O'Brien",
    '"',
    '\n',
    '\0',
    '🧨/',
    '\u202e',
    '\ud83d',
    ' ',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

/** OUs in any order: the parent of each has a lower number. */
const anyTree = fc
  .array(fc.record({ name, below: fc.nat() }), { minLength: 1, maxLength: 40 })
  .map((nodes) =>
    nodes.map((node, index) => ({
      id: `ou-${index}`,
      name: node.name,
      parentId: index === 0 ? null : `ou-${node.below % index}`,
    })),
  );

describe('the path of any unit in any tree', () => {
  test('has one part per level: the parent’s path, then its own segment', () => {
    fc.assert(
      fc.property(anyTree, fc.infiniteStream(fc.nat()), (tree, order) => {
        const ranks = new Map(tree.map(({ id }) => [id, order.next().value]));
        const units = tree.toSorted((a, b) => Number(ranks.get(a.id)) - Number(ranks.get(b.id)));
        const paths = new Map(units.map(({ id }, index) => [id, pathsOf(units)[index] ?? '']));
        for (const unit of units) {
          const parent = unit.parentId === null ? '' : `${paths.get(unit.parentId)}/`;
          expect(paths.get(unit.id)).toBe(parent + pathSegment(unit));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is well-formed text without extra levels, and a segment is never blank', () => {
    fc.assert(
      fc.property(name, (text) => {
        const segment = pathSegment({ id: 'ou-1', name: text });
        expect(segment).not.toContain('/');
        expect(segment.trim()).not.toBe('');
        expect(Buffer.from(segment, 'utf8').toString('utf8')).toBe(segment);
        if (!/[/\p{Surrogate}]/u.test(text) && text.trim() !== '') expect(segment).toBe(text);
      }),
    );
  });
});

test('an account in the root has the root’s path, and the order is the list’s', () => {
  const units = [{ id: 'ou-1', name: 'Prod', parentId: 'r-1' }, root];
  expect(directoryOf(readingOf(units), day)).toEqual([
    {
      snapshotDate: day,
      accountId: 'in ou-1',
      accountName: 'name of in ou-1',
      ouId: 'ou-1',
      ouName: 'Prod',
      ouPath: 'Root/Prod',
      status: 'ACTIVE',
    },
    expect.objectContaining({ accountId: 'in r-1', ouId: 'r-1', ouName: 'Root', ouPath: 'Root' }),
  ]);
});

describe('rejected', () => {
  const child = (id: string, parentId: string) => ({ id, name: id, parentId });
  test.each([
    ['an unknown parent', [root, child('ou-1', 'ou-9')], 'unit ou-1 has the unknown parent ou-9'],
    ['a circle', [root, child('ou-1', 'ou-2'), child('ou-2', 'ou-1')], 'is its own ancestor'],
    ['a unit of its own', [root, child('ou-1', 'ou-1')], 'unit ou-1 is its own ancestor'],
    [
      'a unit twice',
      [root, child('ou-1', 'r-1'), child('ou-1', 'r-1')],
      'ou-1 appears twice in the OU tree',
    ],
  ])('%s', (_, units, message) => {
    expect(() => directoryOf({ units, placements: [], accounts: [] }, day)).toThrow(message);
  });

  test('an account that is missing in one of the two lists', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), fc.boolean(), (units, which, fromList) => {
        const reading = readingOf(units);
        const lacking = <T>(items: readonly T[]) => items.toSpliced(which % items.length, 1);
        const torn = fromList
          ? { ...reading, accounts: lacking(reading.accounts) }
          : { ...reading, placements: lacking(reading.placements) };
        expect(() => directoryOf(torn, day)).toThrow(`account in ou-${which % units.length} is in`);
      }),
      { numRuns: 50 },
    );
  });
});
