/**
 * The sample's rules are a valid set, pass their own examples, and allocate most of the sample's bill:
 * every team, pool and kind of mistake occurs.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allocationStatement } from '../../src/allocation/compile/allocation-statement.ts';
import { lookupValues } from '../../src/allocation/compile/lookup-values.ts';
import { runRuleTests } from '../../src/allocation/evaluate/run-rule-tests.ts';
import { parseRuleSet } from '../../src/allocation/rules/parse-rule-set.ts';
import { problemText } from '../../src/allocation/yaml/problem.ts';
import { parseAccounts } from '../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { openBill } from '../../src/platform/local/bill/open-bill.ts';
import { DuckDbEngine } from '../../src/platform/local/duckdb/duckdb-engine.ts';
import { createAccounts } from '../../src/platform/local/tables/local-tables.ts';
import { type SqlFragment, sqlSubquery } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';
import { rowsOf } from '../platform/local/bill/hand-written-bill.ts';

const sample = fileURLToPath(new URL('../../samples/acme/', import.meta.url));
const read = (file: string) => readFileSync(`${sample}allocation/${file}`, 'utf8');

function sampleSet() {
  const parsed = parseRuleSet({
    rules: read('rules.yaml'),
    teams: read('teams.csv'),
    services: read('services.csv'),
    aliases: read('aliases.csv'),
    owners: read('owners.csv'),
  });
  if (!parsed.isValid) throw new Error(parsed.problems.map(problemText).join('\n'));
  return parsed.set;
}

test('the rules are a valid set, whose examples pass', () => {
  const set = sampleSet();
  const results = runRuleTests(set, parseBillingDay('2026-11-20'));
  expect(results.length).toBeGreaterThan(10);
  expect(results.flatMap(({ differences }) => differences)).toEqual([]);
  const units = new Set(set.teams.map(({ businessUnit }) => businessUnit));
  const groups = new Set(set.teams.map(({ businessGroup }) => businessGroup));
  expect([units.size, groups.size]).toEqual([3, 2]);
});

describe('the bill of the sample', () => {
  let engine: DuckDbEngine;
  let lines: SqlFragment;

  beforeAll(async () => {
    engine = await DuckDbEngine.open();
    const bill = await openBill({ path: `${sample}cur2` });
    await bill.attach(engine);
    const accounts = parseAccounts(readFileSync(`${sample}accounts.csv`, 'utf8'), 'accounts.csv');
    await engine.run(createAccounts(accounts));
    lines = sqlSubquery(linesOf(bill.costLines()));
  });
  afterAll(() => engine.close());

  const ask = (text: string, schema: Parameters<typeof rowsOf>[2]) => rowsOf(engine, text, schema);

  async function allocated(column: 'target' | 'rule_id') {
    const set = sampleSet();
    const statement = allocationStatement(set, {
      lines,
      dimensions: [],
      measures: ['cost'],
      lookups: lookupValues(set),
    });
    const rows = await ask(
      `select ${column} as name, cast(sum(cost) as double) as cost from (${statement}) group by 1`,
      { name: 'string', cost: 'double' },
    );
    return new Map(rows.map(({ name, cost }) => [String(name), Number(cost)]));
  }

  test('belongs to seven teams and six pools, with little that nobody claims', async () => {
    const targets = await allocated('target');
    expect([...targets.keys()].sort()).toEqual([
      'pool/commitments',
      'pool/data-transfer',
      'pool/kubernetes',
      'pool/platform',
      'pool/support',
      'pool/tax',
      'team/data',
      'team/labs',
      'team/mobile',
      'team/payments',
      'team/platform',
      'team/retail',
      'team/security',
      'unallocated',
    ]);
    const [total] = await ask(`select cast(sum(cost) as double) as cost from ${lines} as l`, {
      cost: 'double',
    });
    const sum = [...targets.values()].reduce((all, one) => all + one, 0);
    expect(sum).toBeCloseTo(Number(total?.['cost']), 6);
    const share = (name: string) => (targets.get(name) ?? 0) / sum;
    expect(share('unallocated')).toBeGreaterThan(0);
    expect(share('unallocated')).toBeLessThan(0.02);
    expect(share('team/retail')).toBeGreaterThan(0.2);
  });

  test('needs every rule', async () => {
    const found = await allocated('rule_id');
    expect([...found.keys()].filter((id) => id !== '').sort()).toEqual(
      sampleSet()
        .rules.map(({ id }) => id)
        .sort(),
    );
  });

  test('has what people do to tags', async () => {
    const team = (key: string) => `tags['resourceTags/user:${key}']`;
    const [counts] = await ask(
      `select
        count(*) filter (${team('Team')} <> ${team('team')}) as conflicts,
        count(*) filter (${team('Team')} = 'Shop') as aliases,
        count(*) filter (${team('Team')} <> lower(trim(${team('Team')}))) as spellings,
        count(*) filter (tags['accountTag/team'] is not null) as by_account,
        count(*) filter (tags['accountTag/Team'] is not null) as account_spellings,
        count(*) filter (tags['resourceTags/user:app'] is not null) as applications,
        count(*) filter (usage_type like '%DataTransfer%' and service_code = 'AWSDataTransfer'
          and ${team('Team')} is null) as untaggable
      from ${lines} as l`,
      Object.fromEntries(
        [
          'conflicts',
          'aliases',
          'spellings',
          'by_account',
          'account_spellings',
          'applications',
          'untaggable',
        ].map((name) => [name, 'integer'] as const),
      ),
    );
    for (const [name, count] of Object.entries(counts ?? {})) {
      expect(count, name).toBeGreaterThan(0);
    }
  });

  test('has account tags since October, when the export began to select them', async () => {
    const rows = await ask(
      `select billing_period, max(cast(are_account_tags_known as integer)) as known
      from ${lines} as l group by 1 order by 1`,
      { billing_period: 'string', known: 'integer' },
    );
    expect(rows.map(({ known }) => known)).toEqual([0, 1, 1]);
  });
});

/** As allocation reads them: the account's OU is that of the newest snapshot on or before the day. */
function linesOf(costLines: SqlFragment): SqlFragment {
  return sql`select
  lines.*, lines.usage_account_id as account, units.ou_path as ou, lines.resource_id as resource,
  cast(coalesce(lines.amortized_cost, 0) as decimal(38, 12)) as cost
from ${costLines} as lines
asof left join accounts as units
  on units.account_id = lines.usage_account_id and lines.billing_date >= units.snapshot_date
where left_out is null`;
}
