/** Once a week a run archives the costliest resources without required tags; the rows sum to the coverage. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { readCoverage } from '../../../src/reports/teams/read-coverage.ts';
import { storedUntaggedResources } from '../../../src/reports/untagged/stored-untagged-resources.ts';
import { defaultUntaggedResources } from '../../../src/settings/defaults.ts';
import { writeSet } from '../../cli/rules-folder.ts';
import { filesBelow, runDigest } from '../../support/laptop.ts';
import { type TaggedLine, writeTaggedBill } from '../../support/tagged-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const sunday = parseBillingDay('2026-11-15');
const monday = parseBillingDay('2026-11-09');
const hostile = "=cmd|'/C calc'!A0\"; drop table x";

const rules = `version: 1
tags:
  team: {from: [resource:team], allowed: [retail]}
  environment: {from: [resource:environment]}
  owner: {from: [resource:owner]}
required: [environment, team, owner]
rules:
  - {id: shop, when: {tag.team: retail}, to: team/retail}
`;
const teams = `team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to
retail,Shops,Sales,retail@example.com,,,\n`;

const retail = { user_team: 'retail', user_environment: 'prod' };
const lines: readonly TaggedLine[] = [
  ...['2026-11-09', '2026-11-15'].flatMap((day) => [
    { day, cost: 500, resource: 'tagged', tags: retail },
    { day, cost: 40, resource: 'i-1', tags: { user_team: 'retail' } },
    { day, cost: 30, resource: hostile, tags: { user_team: 'Other' } },
    { day, cost: 7, type: 'Tax' },
    { day, cost: 2 },
  ]),
  // After the week.
  { day: '2026-11-16', cost: 900, resource: 'i-later' },
  { day: '2026-11-20', cost: 10, resource: 'tagged', tags: retail },
  // The environment is unknown on this day: only the team is missing.
  { day: '2026-11-10', cost: 5, resource: 'i-2', tags: { user_team: 'retail' } },
  ...Array.from({ length: defaultUntaggedResources + 8 }, (_, at) => ({
    day: '2026-11-09',
    cost: 1 / 64,
    resource: `i-small-${at}`,
  })),
];

function workshop(required = rules) {
  const folder = tempFolder();
  const out = join(folder, 'out');
  writeSet(join(out, 'allocation'), { rules: required, teams });
  const bill = writeTaggedBill(join(folder, 'bill.csv'), lines);
  return { out, run: { bill, out, day: '2026-11-20' } };
}

it('names the costliest first, and sums the others to the untagged cost of the week', async () => {
  const { out, run } = workshop();
  const { bytesScanned } = await runDigest(run);
  expect(bytesScanned).toBeGreaterThanOrEqual(0);
  const store = new DirectoryStore(out);
  const rows = (await storedUntaggedResources(store, sunday)) ?? [];
  const plain = { account: '012345678901', ou: 'Unassigned', resources: 1 };
  const service = 'Amazon Elastic Compute Cloud';
  expect(rows.slice(0, 3)).toEqual([
    {
      ...plain,
      resourceId: 'i-1',
      service,
      target: 'team/retail',
      missingTags: 'environment',
      cost: 80,
    },
    {
      ...plain,
      resourceId: hostile,
      service,
      target: 'unallocated',
      missingTags: 'environment, team',
      cost: 60,
    },
    {
      ...plain,
      resourceId: '',
      service,
      target: 'unallocated',
      missingTags: 'environment, team',
      cost: 4,
    },
  ]);
  expect(rows).toHaveLength(defaultUntaggedResources + 1);
  expect(rows.at(-1)).toMatchObject({ resourceId: 'others', resources: 11, account: '' });
  const tags = ['environment', 'team', 'owner'];
  const coverage = await readCoverage(store, { from: monday, to: sunday, tags });
  const { missing = 0, 'not-allowed': wrong = 0 } = coverage?.tags[0]?.all ?? {};
  expect(rows.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(missing + wrong, 9);
});

it('lists as many as the setting says', async () => {
  const { out, run } = workshop();
  await runDigest({ ...run, settings: { untaggedResources: 2 } });
  const rows = (await storedUntaggedResources(new DirectoryStore(out), sunday)) ?? [];
  expect(rows.map(({ resourceId }) => resourceId)).toEqual(['i-1', hostile, 'others']);
});

it('is made once, and only with required tags', async () => {
  const { out, run } = workshop();
  const unloads: string[] = [];
  const change: NonNullable<Parameters<typeof runDigest>[0]['change']> = (platform) => ({
    ...platform,
    staging: {
      estimate: (period) => platform.staging.estimate(period),
      unload: (select, prefix) => platform.staging.unload(select, prefix),
      unloadLines: (select, place) => {
        unloads.push(select.name);
        return platform.staging.unloadLines(select, place);
      },
      discard: (prefix) => platform.staging.discard(prefix),
    },
  });
  await runDigest({ ...run, change });
  await runDigest({ ...run, change });
  expect(unloads).toEqual(['line_sums', 'untagged_lines', 'line_sums']);
  expect([...filesBelow(out).keys()].filter((path) => path.startsWith('staging/'))).toEqual([]);
  const other = workshop(rules.replace(/^required.*\n/m, ''));
  await runDigest({ ...other.run, change });
  expect(unloads.slice(3)).toEqual(['line_sums']);
});

it('goes to the readers of the weekly summary as CSV', async () => {
  const { out, run } = workshop();
  const settings = { summaries: { weekly: true, monthlyClose: false } };
  await runDigest({ ...run, settings });
  const mails = [...filesBelow(out).keys()].filter((path) => /outbox\/.*summary/.test(path));
  expect(mails).toHaveLength(1);
  const text = await readMail(join(out, mails[0] as string));
  expect(text).toContain('untagged-resources-2026-W46.csv');
  expect(text).toContain('"i-1","012345678901"');
  expect(text).not.toMatch(/^"=cmd/m);
});

async function readMail(path: string): Promise<string> {
  const { readFileSync } = await import('node:fs');
  const { simpleParser } = await import('mailparser');
  const { attachments } = await simpleParser(readFileSync(path));
  return attachments.map((one) => `${one.filename}\n${one.content}`).join('\n');
}
