/**
 * The rules over a month whose truth is known, through the archive's own files: how many of the resources that they call
 * idle are idle (precision), and how many of the idle ones they find (recall). Both are printed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KnownResource, makeUse } from '../../../samples/use/make-use.ts';
import type { Truth } from '../../../samples/use/patterns-of-use.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { efficiencyRules } from '../../../src/metrics/efficiency/efficiency-rows.ts';
import { DuckDbEngine } from '../../../src/platform/local/duckdb/duckdb-engine.ts';
import { makeTables } from '../../../src/platform/local/query/query-tables.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { queryDuckDb } from '../../support/trino/duckdb-rows.ts';
import { archiveUse } from '../../support/views/archive-use.ts';

/** Of a resource that does nothing it is also true that half of it would do. */
const trueOf: Readonly<Record<string, readonly Truth[]>> = {
  idle: ['idle'],
  oversized: ['oversized', 'idle'],
};

interface Score {
  readonly kind: string;
  readonly resources: number;
  readonly said: number;
  readonly right: number;
  readonly true: number;
  readonly precision: number | null;
  readonly recall: number | null;
}

/** `findingOf`: the answer of the view. */
function score(
  kind: string,
  resources: readonly KnownResource[],
  finding: Truth,
  findingOf: (resource: KnownResource) => string | undefined,
): Score {
  const said = resources.filter((one) => findingOf(one) === finding);
  const right = said.filter(({ truth }) => trueOf[finding]?.includes(truth));
  const real = resources.filter(({ truth }) => truth === finding);
  const found = real.filter((one) => findingOf(one) === finding);
  const share = (part: number, of: number) =>
    of === 0 ? null : Math.round((part / of) * 1000) / 1000;
  return {
    kind,
    resources: resources.length,
    said: said.length,
    right: right.length,
    true: real.length,
    precision: share(right.length, said.length),
    recall: share(found.length, real.length),
  };
}

const ruled = new Set(efficiencyRules.map(({ kind }) => kind));
const expected = {
  35: { precision: 1, recall: 0.737, recallOfRuled: 0.864, wrong: [] },
  14: { precision: 0.857, recall: 0.632, recallOfRuled: 0.741, wrong: ['batch once a month'] },
};

describe.each([35, 14] as const)('an archive of %i days', (days) => {
  const folder = folderForSuite();
  const use = makeUse({ newest: parseBillingDay('2026-11-20'), days, times: 2 });
  const findings = new Map<string, string>();
  const findingOf = ({ id }: KnownResource) => findings.get(id);
  let engine: DuckDbEngine;

  beforeAll(async () => {
    archiveUse(folder(), use);
    engine = await DuckDbEngine.open();
    const inputs = { bill: undefined, source: undefined, accounts: undefined, budgets: undefined };
    await makeTables(engine, { ...inputs, out: folder(), memoryLimit: undefined });
    const { rows } = await queryDuckDb(
      engine,
      'select resource_id, finding from resource_efficiency',
    );
    for (const [id, finding] of rows) findings.set(String(id), String(finding));
  });
  afterAll(() => engine?.close());

  it('has one answer for each resource', () => {
    expect(findings.size).toBe(use.resources.length);
  });

  it('prints precision and recall of idle, by kind and in all', () => {
    const kinds = [...new Set(use.resources.map(({ kind }) => kind))];
    const of = (name: string, isOf: (kind: string) => boolean) =>
      score(
        name,
        use.resources.filter(({ kind }) => isOf(kind)),
        'idle',
        findingOf,
      );
    const byKind = kinds.map((name) => of(name, (kind) => kind === name));
    const all = of('all', () => true);
    const withRule = of('all kinds with a rule', (kind) => ruled.has(kind));
    console.table([...byKind, withRule, all]);
    const { precision, recall, recallOfRuled } = expected[days];
    expect(all).toMatchObject({ precision, recall });
    expect(withRule.recall).toBe(recallOfRuled);
  });

  it('prints precision and recall of oversized', () => {
    const result = score('all', use.resources, 'oversized', findingOf);
    console.table([result]);
    expect(result).toMatchObject({ precision: 1, recall: 1 });
  });

  it('is wrong only where the documentation says that it cannot know', () => {
    const wrong = use.resources.filter((one) => findingOf(one) === 'idle' && one.truth !== 'idle');
    expect([...new Set(wrong.map(({ pattern }) => pattern.name))]).toEqual(expected[days].wrong);
  });

  it('never guesses what cannot be known', () => {
    const isGuessed = (one: KnownResource) =>
      (one.truth === 'not knowable' || !ruled.has(one.kind)) && findingOf(one) !== 'unknown';
    expect(use.resources.filter(isGuessed).map(({ id }) => id)).toEqual([]);
  });
});
