/**
 * The texts of random sets and lines: few, so that rules, aliases and look-ups match often, and hostile.
 */
import fc from 'fast-check';
import type { ReadColumn } from '../../../src/allocation/rules/condition.ts';
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

const firstDay = parseBillingDay('2026-06-28');

export const day = fc.integer({ min: 0, max: 9 }).map((count) => addDays(firstDay, count));

/** Not all are names that a file could have: SQL and `evaluate` must agree for any. */
export const teamNames = ['retail', 'payments', 'köln', "o'team"] as const;

/** Texts of attackers and careless people. */
const hostile = [
  "'",
  "''",
  '"',
  '__proto__',
  'constructor',
  "'; drop table x; --",
  ':lines',
  '\\',
  '%',
  '_',
  '\u202eevil',
  'a\r\nb',
  'a\tb',
  '😀',
  '😀😀a',
  'e\u0301',
  'İ',
  'ΣΑΣ',
  'עברית',
  '\u00a0',
  'x'.repeat(10_240),
];

const plain = ['a', 'b', 'ab', 'A', ' a ', 'Retail', 'PAYMENTS ', 'Köln', 'shop', 'prod'];
const mixed = fc
  .string({ unit: fc.constantFrom('a', 'B', ' ', '-', "'", '\n', 'Ä', '😀', '\u202e', '/') })
  .filter((value) => value !== '');

export const text = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...plain, ...teamNames) },
  { weight: 2, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: mixed },
);

export const ouPaths = ['Root', 'Root/A', 'Root/A/B', 'Root/A/B/C', 'Root/Z', 'a', 'A/😀'] as const;
export const accounts = ['111122223333', '444455556666', "o'account"] as const;
export const resources = ['arn:a-1', 'arn:a-2', 'arn:😀-1', 'i-1', "i-'"] as const;

/** A value as a line or a condition has it in the column. */
export function valueOfColumn(column: ReadColumn): fc.Arbitrary<string> {
  if (column === 'ou') return fc.constantFrom(...ouPaths);
  if (column === 'account') return fc.constantFrom(...accounts);
  if (column === 'resource') return fc.oneof(fc.constantFrom(...resources), text);
  return text;
}

/** Keys of tags, of which several are equal after folding. */
export const tagKeys = [
  'team',
  'Team',
  'te-am',
  'owner',
  'OWNER ',
  'env',
  '😀',
  '__proto__',
] as const;

export const keyPrefixes = [
  '',
  'user_',
  'user:',
  'resourceTags/user:',
  'resourceTags/',
  'accountTag/',
  'userAttribute/',
  'iamPrincipal/',
  'costCategory/',
] as const;
