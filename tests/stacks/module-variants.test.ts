/**
 * The module is the plain stacks with variables instead of values: with the values put back, both are
 * equal.
 */
import { describe, expect, test } from 'vitest';
import { comparable, evaluated, variants } from './module-variants.ts';
import { synthesized } from './synthesized.ts';

describe.each(variants)('a module with %s', (_, plainSettings, moduleSettings) => {
  const theirs = synthesized(moduleSettings);
  const ours = synthesized(plainSettings);

  test.each(['foundation', 'digest'])(
    'creates the same resources as the plain stack %s',
    (name) => {
      expect(comparable(theirs[name]).others).toEqual(comparable(ours[name]).others);
    },
  );

  test('has a variable or a local for every expression', () => {
    for (const stack of Object.values(theirs)) {
      const text = JSON.stringify(stack['resource']) + JSON.stringify(stack['locals']);
      for (const [, kind = '', name = ''] of text.matchAll(/\b(var|local)\.(\w+)/g)) {
        expect(stack[kind === 'var' ? 'variable' : 'locals']).toHaveProperty(name);
      }
    }
  });

  test('gives the owner of its bill the statements that the plain stack gives', () => {
    const given = (stacks: typeof theirs) =>
      Object.entries(stacks['digest']?.output ?? {})
        .filter(([name]) => name.startsWith('bill_'))
        .map(([name, { value }]) => [name, evaluated(value)]);
    expect(given(theirs)).toEqual(given(ours));
  });

  test('leaves providers, state and default tags to its caller', () => {
    for (const { terraform, ...stack } of Object.values(theirs)) {
      expect(stack).not.toHaveProperty('provider');
      expect(Object.keys(terraform).sort()).toEqual(['required_providers', 'required_version']);
    }
  });
});
