/** Compares the output on a page with the output of commands. */
import { describe, expect, it } from 'vitest';
import { outputDifference } from '../support/runbooks/matches-output.ts';

describe('the output that a page shows', () => {
  it.each([
    ['"ENABLED"', '"ENABLED"\n'],
    ['"…ABLED"', '"DISABLED"'],
    ['a\n…\nz', 'a\nb\nc\nz\n'],
    ['…"gaps":[],…', '{"from":"x","gaps":[],"record":"y"}'],
    ['', '\n'],
    ['…', ''],
  ])('%j matches %j', (shown, printed) => {
    expect(outputDifference(shown, printed)).toBeUndefined();
  });

  it.each([
    ['"ENABLED"', '"DISABLED"'],
    ['…"gaps":[],…', '"gaps":[{"day":"2026-11-03"}],'],
    ['a.c', 'abc'],
    ['', 'a'],
  ])('%j does not match %j', (shown, printed) => {
    expect(outputDifference(shown, printed)).toContain('the page shows');
  });
});
