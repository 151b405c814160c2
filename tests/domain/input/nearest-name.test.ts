/** The known OU that a misspelt one probably means, or none when every guess could be wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestName } from '../../../src/domain/input/nearest-name.ts';

const units = [
  'Root',
  'Root/Workloads',
  'Root/Workloads/Prod',
  'Root/Workloads/Staging',
  'Root/Sandbox',
  'Root/Sandbox/Prod',
];

describe('the nearest name', () => {
  test.each([
    ['a letter is missing', 'Root/Workload/Prod', 'Root/Workloads/Prod'],
    ['a letter of the last part is missing', 'Root/Workloads/Prd', 'Root/Workloads/Prod'],
    ['two letters changed places', 'Root/Snadbox', 'Root/Sandbox'],
    ['the case differs', 'root/workloads/PROD', 'Root/Workloads/Prod'],
    ['spaces are around names', 'Root / Sandbox', 'Root/Sandbox'],
    ['the path is not from the root', 'Staging', 'Root/Workloads/Staging'],
    ['a parent has another name', 'Root/Production/Staging', 'Root/Workloads/Staging'],
    ['a slash is missing', 'Root/WorkloadsProd', 'Root/Workloads/Prod'],
  ])('is found where %s', (_, name, nearest) => expect(nearestName(name, units)).toBe(nearest));

  test('is the one with the nearest path if several have the same last part', () => {
    expect(nearestName('Root/Sandboxes/Prod', units)).toBe('Root/Sandbox/Prod');
    expect(nearestName('Root/Workload/Prod', [...units].reverse())).toBe('Root/Workloads/Prod');
  });

  test.each(['Root/Data', 'Root/Marketing', 'Z', '', 'Root/Workloads/Prod/Team/Blue'])(
    'of %j does not exist',
    (name) => expect(nearestName(name, units)).toBeNull(),
  );

  test('does not exist among names of one different character, or without names', () => {
    expect(nearestName('Root/A', ['Root/B', 'Root/C'])).toBeNull();
    expect(nearestName('Root/A', [])).toBeNull();
  });
});

test('the distance of two texts is 0 for equal ones, symmetric, and at most the longer length', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('prod', 'porcd')).toBe(2);
  const text = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(distance === 0).toBe(a === b);
    }),
  );
});
