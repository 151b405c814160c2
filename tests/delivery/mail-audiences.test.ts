/** The audiences with a separate mail, and their names. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audienceOf, audiencesOf } from '../../src/delivery/mail-audiences.ts';

describe('an audience', () => {
  test('has each address once, and that of the whole organization comes first', () => {
    const given = [
      { scope: 'Root/B', address: 'b@example.com' },
      { scope: 'Root/A', address: 'a@example.com' },
      { scope: '*', address: 'cfo@example.com' },
      { scope: 'Root/A', address: 'A@example.com' },
    ];
    const audiences = audiencesOf(given);
    expect(audiences.map(({ scope, to }) => [scope, to])).toEqual([
      ['*', ['cfo@example.com']],
      ['Root/A', ['A@example.com']],
      ['Root/B', ['b@example.com']],
    ]);
    expect(audiencesOf([])).toEqual([]);
  });

  test('has a readable name that is stable and unique', () => {
    expect(audienceOf('*').name).toBe('finops');
    expect(audienceOf('Root/Retail/Café & Bar').name).toMatch(/^cafe-bar-[0-9a-f]{10}$/);
    expect(audienceOf('Root/販売').name).toMatch(/^ou-[0-9a-f]{10}$/);
    expect(audienceOf('Root/A/Prod').name).not.toBe(audienceOf('Root/B/Prod').name);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (path) => {
        expect(audienceOf(path).name).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
      }),
    );
  });
});
