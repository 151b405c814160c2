/** A run with rules that require tags: archive and mail say what lacks them, and a failure stops no mail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { textAt } from '../../../src/domain/columns/text-column.ts';
import { costAllocationTable } from '../../../src/tables/cost-allocation.ts';
import { decodeTable } from '../../../src/tables/decode-table.ts';
import { objectKey } from '../../../src/tables/object-key.ts';
import { tagCoverageTable } from '../../../src/tables/tag-coverage.ts';
import { writeSet } from '../../cli/rules-folder.ts';
import { hostileNames } from '../../mail/hostile-figures.ts';
import { filesBelow, runDigest } from '../../support/laptop.ts';
import { type TaggedLine, writeTaggedBill } from '../../support/tagged-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const day = '2026-11-20';

const rules = `version: 1
tags:
  team: {from: [resource:team, account:team], transform: [trim, lower]}
  environment: {from: [resource:environment], allowed: [prod, test]}
  cost-center: {from: [resource:cost-center]}
required: [team, environment, cost-center]
rules:
  - {id: by-team-tag, lookup: team, from: tag.team, unknown: next}
`;
const texts = {
  rules,
  teams: `team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to
retail,Shops,Sales,retail@example.com,,,\n`,
};

const lines: readonly TaggedLine[] = [
  { day, cost: 40, tags: { user_team: 'Retail ', user_environment: 'prod' } },
  { day, cost: 20, tags: { user_team: 'retail', user_environment: 'Produktion' } },
  { day, cost: 10, tags: { user_team: 'retail' } },
  { day, cost: 8, tags: { user_environment: 'test' } },
  { day, cost: 6, type: 'Tax' },
  { day, cost: -2, type: 'Credit', tags: { user_team: 'retail' } },
  ...hostileNames.map((name) => ({ day, cost: 1, tags: { user_team: name, [name]: name } })),
];

function workshop(set = texts) {
  const folder = tempFolder();
  const out = join(folder, 'out');
  writeSet(join(out, 'allocation'), set);
  const bill = writeTaggedBill(join(folder, 'bill.csv'), lines);
  return { out, run: { bill, out, day } };
}

const ofDay = (out: string) => readFileSync(join(out, objectKey(tagCoverageTable, day as never)));

it('every required tag, and all together, sum to the day by state, target and OU', async () => {
  const { out, run } = workshop();
  const { figures } = await runDigest(run);
  const { tag, state, unblendedCost, lineCount } = await decodeTable(tagCoverageTable, ofDay(out));
  const sums: Record<string, Record<string, number>> = {};
  lineCount.forEach((_, row) => {
    const states = sums[textAt(tag, row) as string] ?? {};
    sums[textAt(tag, row) as string] = states;
    const name = textAt(state, row) as string;
    states[name] = (states[name] ?? 0) + (unblendedCost[row] as number);
  });
  const hostile = hostileNames.length;
  // Account tags are unknown for a bill without the column `tags`: team is unknown where it is absent.
  expect(sums).toEqual({
    team: { valid: 68 + hostile, unknown: 8, untaggable: 6 },
    environment: { valid: 48, 'not-allowed': 20, missing: 10 + hostile, untaggable: 4 },
    'cost-center': { unknown: 78 + hostile, untaggable: 4 },
    '*': { valid: 48, 'not-allowed': 20, missing: 10 + hostile, untaggable: 4 },
  });
  const allocated = await decodeTable(
    costAllocationTable,
    readFileSync(join(out, objectKey(costAllocationTable, day as never))),
  );
  const total = allocated.unblendedCost.reduce((sum, cost) => sum + cost, 0);
  for (const states of Object.values(sums)) {
    expect(Object.values(states).reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(total, 9);
  }
  expect(figures.allocation?.untagged).toEqual([
    { owner: 'team/retail', cost: 30, keys: ['environment'] },
    { owner: 'Unassigned', cost: hostile, keys: ['environment'] },
  ]);
});

it('the mail says shares with their amount, the inactive key once, and has a CSV', async () => {
  const { run } = workshop();
  const { mail } = await runDigest(run);
  const text = mail.text.replace(/\s+/g, ' ');
  const taggable = 78 + hostileNames.length;
  expect(text).toContain(`of the month’s taggable $${taggable}.00 (unblended) has them`);
  expect(text).toContain(
    'the required tag cost-center: activate it in Billing and Cost Management → Cost allocation tags.',
  );
  expect(text.match(/cost-center/g)).toHaveLength(1);
  expect(text).toContain('retail has $30.00 without the tag environment.');
  expect(mail.files.map(({ filename }) => filename)).toEqual([
    'teams-2026-11-20.csv',
    'tag-coverage-2026-11-20.csv',
  ]);
});

it('a second run writes nothing, and rules without required tags write no coverage', async () => {
  const { out, run } = workshop();
  await runDigest(run);
  const before = filesBelow(out);
  await runDigest(run);
  const isCoverage = (path: string) => path.startsWith('tag-coverage/');
  const kept = (files: ReturnType<typeof filesBelow>) =>
    [...files].filter(([path]) => isCoverage(path));
  expect(kept(before).length).toBeGreaterThan(0);
  expect(kept(filesBelow(out))).toEqual(kept(before));
  const other = workshop({ ...texts, rules: rules.replace(/^required.*\n/m, '') });
  const { mail } = await runDigest(other.run);
  expect(kept(filesBelow(other.out))).toEqual([]);
  expect(mail.text).not.toContain('Required tags');
});

it('a coverage that cannot be stored fails the run after the mail was sent', async () => {
  const { out, run } = workshop();
  const broken = runDigest({
    ...run,
    change: (platform) => ({
      ...platform,
      store: {
        head: (key) => platform.store.head(key),
        get: (key) => platform.store.get(key),
        locate: (key) => platform.store.locate(key),
        put: (key, body, options) =>
          key.startsWith('tag-coverage/')
            ? Promise.reject(new Error('the disk is full'))
            : platform.store.put(key, body, options),
      },
    }),
  });
  await expect(broken).rejects.toThrow('the disk is full');
  const paths = [...filesBelow(out).keys()];
  expect(paths.some((path) => path.startsWith('outbox/'))).toBe(true);
  expect(paths.some((path) => path.startsWith('tag-coverage/'))).toBe(false);
});
