/** The examples: their settings are accepted, and the examples page links each of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { exampleContext, examples } from '../support/terraform/examples.ts';

const page = readFileSync(new URL('../../examples/README.md', import.meta.url), 'utf8');

describe('examples', () => {
  test('are six deployments and one module', () => {
    expect(examples).toEqual([
      'child-module',
      'existing-everything',
      'guarded',
      'legacy-cur',
      'plain',
      'warehouse',
      'web-dashboard',
    ]);
  });

  test.each(examples)('%s has valid settings and a link on the page', (name) => {
    expect(() => readEnvironments(exampleContext(name))).not.toThrow();
    expect(page).toContain(`(${name}/cdktf.json)`);
  });
});
