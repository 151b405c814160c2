/** The accepted payer account is parsed exactly or rejected. */
import { expect, test } from 'vitest';
import { acceptedPayerText, parseAcceptedPayer } from '../../../src/domain/input/accepted-payer.ts';
import { InputError } from '../../../src/domain/input/input-error.ts';

const parse = (text: string | undefined) => parseAcceptedPayer('--accept-payer', text);

test('a payer is accepted for all days, or from a day on', () => {
  expect(parse(undefined)).toBeNull();
  expect(parse('000022223333')).toEqual({ payer: '000022223333', from: null });
  expect(parse('111122223333@2026-11-01')).toEqual({ payer: '111122223333', from: '2026-11-01' });
});

test.each(['000022223333', '111122223333@2026-11-01'])('%s is written as it was read', (text) => {
  expect(acceptedPayerText(parse(text) as NonNullable<ReturnType<typeof parse>>)).toBe(text);
});

test.each([
  ['1111', "--accept-payer '1111' is not valid: write the twelve digits of the payer account, or"],
  ['', "--accept-payer '' is not valid"],
  ['1111-2222-3333', 'write the twelve digits'],
  ['111122223333@', "after the @ '' is not a calendar day; write YYYY-MM-DD"],
  ['111122223333@2026-02-30', "after the @ '2026-02-30' is not a calendar day"],
  ['111122223333@2026-11-01@2026-11-02', 'write the twelve digits'],
  ['111122223333 2026-11-01', 'write the twelve digits'],
])('%j is refused', (text, message) => {
  expect(() => parse(text)).toThrow(InputError);
  expect(() => parse(text)).toThrow(message);
});
