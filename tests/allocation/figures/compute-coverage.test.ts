/** Shares have the right denominators, parts sum to the total, and nobody is blamed for an inactive key. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CoverageRow,
  computeCoverage,
} from '../../../src/allocation/figures/compute-coverage.ts';
import { allTags, tagStates } from '../../../src/domain/costs/coverage-day.ts';
import { coverageShare } from '../../../src/domain/figures/coverage-figures.ts';

function row(changes: Partial<CoverageRow>): CoverageRow {
  const plain = { target: 'team/a', ou: 'Root/Shop', account: '1', tag: allTags, lines: 1 };
  return { ...plain, state: 'valid', cost: 10, ...changes };
}

describe('coverage', () => {
  test('divides tagged cost by what can have tags, and allocated cost by the bill', () => {
    const rows = [
      row({ cost: 60 }),
      row({ cost: 20, state: 'not-allowed' }),
      row({ cost: 20, state: 'missing', target: 'unallocated' }),
      row({ cost: 50, state: 'untaggable', target: 'pool/tax' }),
      row({ cost: 30, state: 'unknown' }),
    ];
    const all = computeCoverage(rows).tags[0]?.all;
    expect(all).toMatchObject({ total: 180, allocated: 160, taggable: 100, tagged: 80, valid: 60 });
    expect(coverageShare(80, 100)).toBe(0.8);
    expect(coverageShare(1, 0)).toBeNull();
    expect(coverageShare(12, 10)).toBeNull();
  });

  test('names a tag that no line has once, and blames no owner', () => {
    const { notActivated, untagged } = computeCoverage([
      row({ tag: 'team' }),
      row({ tag: 'cost-center', state: 'unknown' }),
      row({ tag: 'cost-center', state: 'untaggable' }),
      row({}),
    ]);
    expect(notActivated).toEqual(['cost-center']);
    expect(untagged).toEqual([]);
  });

  test('does not call a tag inactive if nothing could have it', () => {
    expect(computeCoverage([row({ tag: 'team', state: 'untaggable' })]).notActivated).toEqual([]);
  });

  test('gives each owner one amount, however many tags are missing', () => {
    const missing = (changes: Partial<CoverageRow>) => row({ state: 'missing', ...changes });
    const { untagged } = computeCoverage([
      missing({ tag: 'team', cost: 5 }),
      missing({ tag: 'environment', cost: 7 }),
      missing({ cost: 8 }),
      missing({ tag: 'team', target: 'unallocated', cost: 20 }),
      missing({ target: 'unallocated', cost: 20 }),
      missing({ target: 'pool/tax', cost: 1, ou: 'Root/Other' }),
      missing({ tag: 'team', target: 'team/credits', cost: -3 }),
      missing({ target: 'team/credits', cost: -3 }),
    ]);
    expect(untagged).toEqual([
      { owner: 'Root/Shop', cost: 20, keys: ['team'] },
      { owner: 'team/a', cost: 8, keys: ['environment', 'team'] },
      { owner: 'Root/Other', cost: 1, keys: [] },
    ]);
  });

  test('sums parts to the total, for any rows', () => {
    const anyRow = fc.record({
      target: fc.constantFrom('team/a', 'pool/x', 'unallocated', '__proto__'),
      ou: fc.constantFrom('Root', 'constructor', ''),
      account: fc.constantFrom('1', '2'),
      tag: fc.constantFrom('team', allTags, 'constructor'),
      state: fc.constantFrom(...tagStates),
      cost: fc.integer({ min: -1_000, max: 1_000 }),
      lines: fc.constant(1),
    });
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        for (const { tag, all, targets, ous, accounts } of computeCoverage(rows).tags) {
          const own = rows.filter((one) => one.tag === tag);
          const sum = own.reduce((total, { cost }) => total + cost, 0);
          expect(all.total).toBe(sum);
          expect(tagStates.reduce((total, state) => total + all[state], 0)).toBe(sum);
          for (const parts of [targets, ous, accounts]) {
            expect(parts.reduce((total, { costs }) => total + costs.total, 0)).toBe(sum);
          }
        }
      }),
    );
  });
});
