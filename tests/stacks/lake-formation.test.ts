/**
 * Lake Formation: each role is granted access to the existing tables that it queries, and nothing else.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { synthesize } from '../../stacks/main.ts';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ownDashboard, synthesizeDashboard } from './dashboard-fixture.ts';
import { built, type Resources, settingsWith, synthesizeDigest } from './digest-fixture.ts';
import { legacy, only, resources, synth } from './foundation-fixture.ts';
import { givenSettings } from './given-settings.ts';

const lakeFormation = true;
const type = 'aws_lakeformation_permissions';
const database = 'acme_finops_prod_db';
const queried = 'DESCRIBE, SELECT';
const registered = 'ALTER, DESCRIBE, INSERT, SELECT';

interface Grant {
  readonly principal: string;
  readonly permissions: readonly string[];
  readonly database?: { readonly name: string };
  readonly table?: { readonly database_name: string; readonly name: string };
  readonly depends_on?: readonly string[];
}

/** 'database.table' or the database → permissions, by the role's id in Terraform. */
function grantsBy(found: Resources): Record<string, Record<string, string>> {
  const roles: Record<string, Record<string, string>> = {};
  for (const grant of Object.values(found) as unknown as Grant[]) {
    const role = /^\$\{aws_iam_role\.(.+?)_(access|athena-role|crawler)/.exec(grant.principal);
    const name = role?.[2] === 'access' ? role[1] : (role?.[2] ?? grant.principal);
    const place = grant.table
      ? `${grant.table.database_name}.${grant.table.name}`
      : (grant.database?.name ?? '');
    roles[`${name}`] = { ...roles[`${name}`], [place]: grant.permissions.join(', ') };
  }
  return roles;
}

const on = (tables: Readonly<Record<string, string>>) => ({
  default: 'DESCRIBE',
  [database]: 'DESCRIBE',
  ...Object.fromEntries(
    Object.entries(tables).map(([table, permissions]) => [`${database}.${table}`, permissions]),
  ),
});

describe('Lake Formation', () => {
  const stack = synthesizeDigest(settingsWith({ lakeFormation }));

  test('grants each function’s role the tables it queries, and partitions where it adds them', () => {
    const lookups = {
      allocation_rules: queried,
      allocation_teams: queried,
      allocation_aliases: queried,
      allocation_services: queried,
      allocation_owners: queried,
    };
    const reads = { bill: queried, line_sums: queried, accounts: queried, ...lookups };
    const writes = { ou_breakdown: registered, cost_allocation: registered };
    expect(grantsBy(stack.of(type))).toEqual({
      'daily-digest': on({ ...reads, ...writes }),
      backfill: on({ ...reads, ...writes }),
      'resource-metrics': on(reads),
      'partition-audit': on({ ...reads, ou_breakdown: queried, cost_allocation: queried }),
      'account-directory': on({ accounts: registered }),
      'dashboard-snapshot': on({ ou_breakdown: queried }),
    });
  });

  test('grants before a function is created', () => {
    for (const [id, { depends_on }] of Object.entries(stack.of('aws_lambda_function'))) {
      const own = Object.keys(stack.of(type)).filter((grant) =>
        grant.startsWith(id.replace(/_function_\w+$/, '_')),
      );
      expect(own.length, id).toBeGreaterThan(2);
      expect(depends_on).toEqual(expect.arrayContaining(own.map((grant) => `${type}.${grant}`)));
    }
  });

  test('grants the crawler the bill’s table after it is created, and no other', () => {
    const json = synth({ ...legacy, lakeFormation });
    const grants = resources(json, type) as unknown as Grant[];
    expect(grants.map(({ table, database: only }) => table?.name ?? only?.name).sort()).toEqual([
      database,
      'bill',
    ]);
    const bill = grants.find(({ table }) => table !== undefined);
    expect(bill?.permissions.join(', ')).toBe(registered);
    expect(bill?.depends_on).toEqual([expect.stringMatching(/^aws_glue_catalog_table\.bill_/)]);
    const after = only(json, 'aws_glue_crawler')['depends_on'].join();
    expect(after).toContain(`${type}.crawler_lake_bill`);
    expect(resources(synth({ lakeFormation }), type)).toEqual([]);
  });

  test('grants QuickSight’s role what the dashboard shows, the owners after their table', () => {
    const settings = ownDashboard({ rowLevelSecurity: true }, { lakeFormation });
    const found = synthesizeDashboard(settings).of(type);
    const shown = [
      'ou_breakdown',
      'accounts',
      'budgets',
      'ou_forecast',
      'cost_allocation',
      'team_units',
      'ou_owners',
    ];
    expect(Object.values(grantsBy(found))).toEqual([
      on(Object.fromEntries(shown.map((table) => [table, queried]))),
    ]);
    const owners = (Object.values(found) as unknown as Grant[]).find(
      ({ table }) => table?.name === 'ou_owners',
    );
    expect(owners?.depends_on).toEqual([expect.stringMatching(/^aws_glue_catalog_table\.owners/)]);
  });

  test('can be requested, and the catalog’s key used, by the crawler and the dashboard too', () => {
    const glueCatalogKmsKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1';
    const both = { lakeFormation, glueCatalogKmsKeyArn };
    const policies = [
      ...resources(synth({ ...legacy, ...both }), 'aws_iam_role_policy'),
      ...Object.values(synthesizeDashboard(ownDashboard({}, both)).of('aws_iam_role_policy')),
    ].map(({ policy }) => JSON.parse(String(policy)).Statement as { Sid: string }[]);
    expect(policies).toHaveLength(2);
    for (const statements of policies) {
      expect(statements).toContainEqual(
        expect.objectContaining({
          Action: ['lakeformation:GetDataAccess'],
          Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
        }),
      );
      expect(statements).toContainEqual(
        expect.objectContaining({
          Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
          Resource: [glueCatalogKmsKeyArn],
          Condition: { StringEquals: { 'kms:ViaService': 'glue.eu-west-1.amazonaws.com' } },
        }),
      );
    }
  });

  test('is not used without the setting', () => {
    expect(synthesizeDigest().text).not.toContain('lakeformation');
    expect(JSON.stringify(synth(legacy))).not.toContain('lakeformation');
    expect(synthesizeDashboard(ownDashboard()).text).not.toContain('lakeformation');
  });

  test('grants in a module after the tables exist: the second stack waits for the first', () => {
    const rootOf = (change: object) => {
      const outdir = join(tempFolder(), 'finops-digest');
      const given = { module: true, bill: { kind: 'export-cur2' }, ...change };
      synthesize(given, outdir, built);
      return JSON.parse(readFileSync(join(outdir, 'main.tf.json'), 'utf8')).module;
    };
    const { foundation, digest } = rootOf({ lakeFormation });
    expect(digest.depends_on).toEqual(['module.foundation']);
    expect(foundation).not.toHaveProperty('depends_on');
    expect(rootOf({}).digest).not.toHaveProperty('depends_on');
  });

  test.each(['yes', 1, null])('is a true or false setting: %j is rejected', (given) => {
    expect(() => readEnvironments({ ...givenSettings, lakeFormation: given })).toThrow(
      `context.digest.lakeFormation: given ${JSON.stringify(given)}; accepted: true or false`,
    );
  });
});

describe('the key of the Glue catalog', () => {
  const keyIn = (region: string, partition = 'aws') =>
    `arn:${partition}:kms:${region}:111122223333:key/1`;

  test.each([
    [keyIn('eu-central-1'), 'accepted: a key in eu-west-1 (arn:aws:kms:eu-west-1:…), where the'],
    [keyIn('eu-west-1', 'aws-cn'), 'accepted: a key in eu-west-1 (arn:aws:kms:eu-west-1:…)'],
    ['alias/glue', 'accepted: the ARN of a KMS key, such as arn:aws:kms:'],
    [true, 'accepted: the ARN of a KMS key'],
  ])('%j is rejected in eu-west-1', (glueCatalogKmsKeyArn, problem) => {
    expect(() => readEnvironments({ ...givenSettings, glueCatalogKmsKeyArn })).toThrow(
      `context.digest.glueCatalogKmsKeyArn: given ${JSON.stringify(glueCatalogKmsKeyArn)}; ${problem}`,
    );
  });

  test('is checked in a module when the caller plans', () => {
    const outdir = join(tempFolder(), 'finops-digest');
    const given = { module: true, bill: { kind: 'export-cur2' }, glueCatalogKmsKeyArn: 'variable' };
    const [, digest] = synthesize(given, outdir, built);
    const { data, variable } = JSON.parse(readFileSync(digest?.file ?? '', 'utf8'));
    expect(variable.glue_catalog_kms_key_arn).not.toHaveProperty('default');
    expect(data.aws_region.current.lifecycle.postcondition).toContainEqual({
      condition: `\${split(":", var.glue_catalog_kms_key_arn)[3] == self.id}`,
      error_message: expect.stringMatching(/^glue_catalog_kms_key_arn: .* Glue catalog is\.$/),
    });
  });
});
