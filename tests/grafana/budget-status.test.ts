/** The word of a budget's light in SQL, case by case, with the limits 90 % and 100 % and with others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgetStatuses } from '../../grafana/panels/value-format.ts';
import { budgetStatus } from '../../grafana/sql/budget-status.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import type { SqlFragment } from '../../src/sql/bind.ts';
import { queryDuckDb } from '../support/trino/duckdb-rows.ts';

let engine: DuckDbEngine;
beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1 });
});
afterAll(() => engine?.close());

type Amount = number | null;

/** Spent, projected, projected if unusual costs stay, budget. */
async function statusOf(
  given: readonly [Amount, Amount, Amount, Amount],
  thresholds = { green: 0.9, yellow: 1 },
): Promise<unknown> {
  const [spent, projected, ifStays, budget] = given.map(
    (amount) => `cast(${amount ?? 'null'} as decimal(38, 12))` as SqlFragment,
  ) as [SqlFragment, SqlFragment, SqlFragment, SqlFragment];
  const sql = budgetStatus({ spent, projected, ifStays, budget }, thresholds);
  return (await queryDuckDb(engine, `select ${sql} as status`)).rows[0]?.[0];
}

describe('the status of a budget', () => {
  it.each([
    [[10, 90, 90, 100], 'On track'],
    [[10, 90.01, 90.01, 100], 'Close'],
    [[10, 100, 100, 100], 'Close'],
    [[10, 100.01, 100.01, 100], 'Heading over'],
    [[100.01, 120, 120, 100], 'Over'],
    [[10, 50, 50, null], 'No budget'],
    [[10, null, null, 100], 'Unknown'],
    [[101, null, null, 100], 'Over'],
    // The light depends on whether the unusual costs stay.
    [[10, 80, 95, 100], 'Unknown'],
    [[10, 95, 105, 100], 'Unknown'],
    [[10, 95, 99, 100], 'Close'],
    // It is red in any case.
    [[101, 105, 300, 100], 'Over'],
    [[0, 0, 0, 0], 'On track'],
    [[0, 1, 1, 0], 'Heading over'],
    [[-5, -3, -3, 0], 'On track'],
  ] as const)('of %j is %s', async (given, word) => {
    expect(await statusOf(given)).toBe(word);
    expect(budgetStatuses).toContain(word);
  });

  it.each([
    [[10, 85, 85, 100], { green: 0.8, yellow: 0.9 }, 'Close'],
    [[10, 95, 95, 100], { green: 0.8, yellow: 0.9 }, 'At risk'],
    [[10, 105, 105, 100], { green: 1, yellow: 1.1 }, 'Heading over (close)'],
    [[102, 105, 105, 100], { green: 1, yellow: 1.1 }, 'Over (close)'],
    [[102, 105, 105, 100], { green: 1.1, yellow: 1.2 }, 'Over (on track)'],
    [[10, 105, 105, 100], { green: 1.1, yellow: 1.2 }, 'Heading over (on track)'],
    [[10, 33.335, 33.335, 100], { green: 0.3333, yellow: 0.3334 }, 'Close'],
  ] as const)('of %j with %j is %s', async (given, thresholds, word) => {
    expect(await statusOf(given, thresholds)).toBe(word);
    expect(budgetStatuses).toContain(word);
  });
});
