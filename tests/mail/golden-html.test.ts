/**
 * The scenarios that people ask about, as HTML files that a browser opens, byte for byte. Rewrite them,
 * after `npm run build:mail`, with `UPDATE_GOLDEN=1 npx vitest run tests/mail`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { composeDigest } from '../../src/mail/digest/compose-digest.ts';
import { scenarios } from './scenarios.ts';

const mornings = [
  'quiet-day',
  'over-budget',
  'anomaly',
  'moves-and-credits',
  'missing-data',
  'first-of-month',
  'closed-month-restated',
  'no-budgets',
  'many-units',
  'one-account',
  'leap-day',
  'two-currencies',
  'owners-mail',
  'held-days',
  'export-made-anew',
  'left-out',
  'unknown-budget',
  'partial-day',
  'missing-days',
] as const satisfies readonly (keyof typeof scenarios)[];

it.each(mornings)('the HTML of %s equals the golden file', async (name) => {
  const golden = new URL(`../fixtures/mail/${name}.html`, import.meta.url);
  const { html } = composeDigest(scenarios[name]());
  if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(golden, html);
  const kept = await readFile(golden, 'utf8');
  // Compares booleans, because nobody reads a difference of fifty kilobytes.
  expect(html === kept, `${golden.pathname} differs; compare them in a browser`).toBe(true);
});
