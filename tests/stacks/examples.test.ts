/** The examples: settings that are accepted, each shown on the page that leads to it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { exampleContext, examples } from '../support/terraform/examples.ts';

const page = readFileSync(new URL('../../examples/README.md', import.meta.url), 'utf8');

describe('examples', () => {
  test('are the three ways to deploy, and one to be called', () => {
    expect(examples).toEqual(['child-module', 'existing-everything', 'guarded', 'plain']);
  });

  test.each(examples)('%s has settings that are accepted, and its place on the page', (name) => {
    expect(() => readEnvironments(exampleContext(name))).not.toThrow();
    expect(page).toContain(`(${name}/cdktf.json)`);
  });
});
