/** The complete platform: the SQL of its tables, and its clients' endpoints from the environment. */

import { describe, expect, test } from 'vitest';
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import { awsTables } from '../../../src/platform/aws/athena/aws-tables.ts';
import { openAwsPlatform } from '../../../src/platform/aws/aws-platform.ts';
import { breakdownOfBill } from '../../support/breakdown-of-bill.ts';
import { settingsWith } from './given-settings.ts';
import { json, quick, useEnvironment, wireServer } from './wire-server.ts';

const day = parseBillingDay('2026-11-20');

describe('the tables', () => {
  test.each(['cur2', 'legacy', 'focus'])(
    'of a bill of kind %s give a complete statement',
    (kind) => {
      const tables = awsTables(settingsWith({ DIGEST_BILL_SOURCE: kind }));
      const { sql } = breakdownOfBill(tables, {
        window: openWindow('2026-11-20' as BillingDay, 14),
        costMetric: 'unblended',
        currency: null,
        ouDepth: null,
      });
      expect(sql).toContain('from "finops_db"."cur2_data"');
      expect(sql).toContain('from "finops_db"."accounts" as accounts');
      if (kind === 'legacy') {
        expect(sql).toContain('CAST(map(ARRAY[], ARRAY[]) AS map(varchar, varchar)) as tags');
      }
      expect(tables.archive(day, day)).toBe('"finops_db"."ou_breakdown"');
    },
  );

  test('of a legacy report have the tags of the columns that the environment names', () => {
    const { costLines } = awsTables(
      settingsWith({
        DIGEST_BILL_SOURCE: 'legacy',
        DIGEST_BILL_TAG_COLUMNS: 'resource_tags_user_team,cost_category_unit',
      }),
    );
    const map = (key: string, column: string) =>
      `CAST(map(ARRAY['${key}'], ARRAY[CAST("${column}" AS varchar)]) AS map(varchar, varchar))`;
    expect(costLines).toContain(`${map('user_team', 'resource_tags_user_team')} as tags`);
    expect(costLines).toContain(`${map('unit', 'cost_category_unit')} as cost_categories`);
    expect(() => settingsWith({ DIGEST_BILL_TAG_COLUMNS: 'a, b' })).toThrow(
      'DIGEST_BILL_TAG_COLUMNS',
    );
  });
});

describe('the platform', () => {
  test('uses the endpoint in the SDK’s environment, with path-style requests for an IP address', async () => {
    const server = await wireServer(({ operation, method }) => {
      if (operation === 'StartQueryExecution') return json({ QueryExecutionId: 'q' });
      if (operation === 'GetQueryExecution') {
        return json({ QueryExecution: { Status: { State: 'SUCCEEDED' } } });
      }
      return method === 'POST' ? json({ MessageId: 'm' }) : { headers: { etag: '"e"' } };
    });
    useEnvironment({ AWS_ENDPOINT_URL: server.url });
    const platform = await openAwsPlatform(settingsWith(), { now: () => 7, timings: quick });
    expect(platform.name).toBe('aws');
    expect(platform.now()).toBe(7);
    await platform.store.put('runs/a.json', Buffer.from('{}'));
    await platform.catalog.register([{ day: '2026-11-20' as BillingDay, prefix: 'a/' }]);
    const raw = Buffer.from('x');
    await platform.outbox.send({ from: 'a@b.c', to: ['d@e.f'], raw, name: 'n' });
    expect(await platform.dashboard.refresh('r')).toEqual({ status: 'not-configured' });
    expect(server.calls.map(({ operation, path }) => operation || path.split('?')[0])).toEqual([
      '/archive/runs/a.json',
      'StartQueryExecution',
      'GetQueryExecution',
      '/v2/email/outbound-emails',
    ]);
    expect(server.calls[0]?.headers['authorization']).toContain('/eu-central-1/s3/');
  });
});
