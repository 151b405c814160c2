/** Names from the bill, made safe for one line of a mail. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedId, isolated, safeName } from '../../../src/mail/words/safe-name.ts';
import { unitNames } from '../../../src/mail/words/unit-name.ts';

describe('names', () => {
  it('stay on one line, without controls or direction overrides, whatever they contain', () => {
    expect(safeName('Shop\r\nBcc: x@example.com')).toBe('Shop Bcc: x@example.com');
    expect(safeName('\u202Egnp.exe\u0007')).toBe('gnp.exe');
    expect(safeName(' \u0000 ')).toBe('(no name)');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(safeName(name)).not.toMatch(
          /\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\u202a-\u202e\u2066-\u2069]/u,
        );
        expect(safeName(name).length).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('are cut between characters, not within one', () => {
    expect(safeName('👩‍👩‍👧'.repeat(30))).toMatch(/^(👩‍👩‍👧)+…$/u);
  });

  it('are isolated in text only if they read from right to left', () => {
    expect(isolated('Shop')).toBe('Shop');
    expect(isolated('שלום')).toBe('\u2068שלום\u2069');
  });

  it('show the last part of a path, and two parts where one is ambiguous', () => {
    const name = unitNames(['Root/A/Prod', 'Root/B/Prod', 'Root/Workloads/Shop', 'Unassigned']);
    expect(name('Root/A/Prod')).toEqual({ name: 'A / Prod', parents: 'Root' });
    expect(name('Root/Workloads/Shop')).toEqual({ name: 'Shop', parents: 'Root / Workloads' });
    expect(name('Unassigned')).toEqual({ name: 'Unassigned', parents: '' });
  });

  it('group account ids as the console does', () => {
    expect([groupedId('009912345678'), groupedId('none')]).toEqual(['0099-1234-5678', 'none']);
  });
});
