/** The progress of a run on standard error, also of steps that run at once. */
import { expect, test } from 'vitest';
import { showProgress } from '../../cli/progress.ts';
import type { Step } from '../../src/observability/run-record.ts';

const startedAt = '2026-11-21T07:00:00.000Z';
const endedAt = '2026-11-21T07:00:01.500Z';
const step = (name: string, outcome: Step['outcome']): Step => {
  return { name, startedAt, endedAt, outcome, facts: {}, queries: [] };
};

function written(isTTY: boolean, steps: readonly Step[]): string[] {
  const texts: string[] = [];
  const write = (text: string) => texts.push(text);
  const listener = showProgress({ isTTY, write } as unknown as NodeJS.WriteStream);
  for (const one of steps) listener(one);
  return texts.filter((text) => text !== '');
}

const atOnce = [
  step('check', 'running'),
  step('figures', 'running'),
  step('check', 'failed'),
  step('figures', 'done'),
];

test('is a line per ended step where there is no terminal', () => {
  expect(written(false, atOnce)).toEqual([
    '✗ Checking the archive (1.5 s)\n',
    '✓ Computing figures (1.5 s)\n',
  ]);
});

test('ends on a terminal with the steps that still run', () => {
  const clear = '\r\u001b[2K';
  expect(written(true, atOnce)).toEqual([
    `${clear}  Checking the archive …`,
    `${clear}  Checking the archive …  Computing figures …`,
    `${clear}✗ Checking the archive (1.5 s)\n  Computing figures …`,
    `${clear}✓ Computing figures (1.5 s)\n`,
  ]);
});
