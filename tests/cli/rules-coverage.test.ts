/** `rules coverage` shows what the archive has, each share with its amount, and says when there is nothing. */
import { expect, it } from 'vitest';
import { hostileNames } from '../mail/hostile-figures.ts';
import { commandLine } from '../support/command-line.ts';
import { rulesWorkshop, unsafeCharacters } from './rules-folder.ts';

const day = '2026-11-20';
const range = ['--from', day, '--to', day];

const rules = `version: 1
tags:
  team: {from: [resource:team]}
  owner: {from: [resource:owner]}
required: [team, owner]
rules:
  - {id: by-account, when: {account: 444455556666}, to: team/retail}
`;
const teams = `team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to
retail,Shops,Sales,retail@example.com,,,\n`;

async function archived() {
  const workshop = rulesWorkshop({ rules, teams }, [
    { day, cost: 60, account: '444455556666', tags: { user_team: 'a' } },
    { day, cost: 30, account: '444455556666' },
    { day, cost: 10, type: 'Tax' },
    ...hostileNames.map((name) => ({ day, cost: 1, account: name, tags: { user_team: name } })),
  ]);
  const { set, out, bill } = workshop;
  await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
  expect((await commandLine(['backfill', ...range, ...bill])).code).toBe(0);
  return out;
}

it('shows amounts and shares, owners, and tags that no line has', async () => {
  const out = await archived();
  const { code, stdout } = await commandLine(['rules', 'coverage', ...range, '--out', out]);
  expect(code).toBe(0);
  // Emoji of several people are joined.
  expect(stdout.replaceAll('\u200d', '')).not.toMatch(unsafeCharacters);
  const rest = hostileNames.length;
  expect(stdout).toContain(`Tag coverage, ${day} to ${day}: 1 archived day, unblended USD.`);
  expect(stdout).toMatch(/team\/retail +\$90\.00 +100\.0 % +\$90\.00 +66\.7 % +66\.7 %/);
  expect(stdout).toMatch(/team\/retail\S* +\$30\.00 {2}\S*team/);
  expect(stdout).toContain('activate its key in Billing and Cost Management');
  const json = await commandLine(['rules', 'coverage', ...range, '--out', out, '--json']);
  const found = JSON.parse(json.stdout) as {
    notActivated: string[];
    tags: { tag: string; all: Record<string, number> }[];
  };
  expect(found.notActivated).toEqual(['owner']);
  expect(found.tags.map(({ tag }) => tag)).toEqual(['*', 'owner', 'team']);
  const total = 100 + rest;
  for (const { all } of found.tags) expect(all).toMatchObject({ total, untaggable: 10 });
});

it('says that there is no coverage, and how it is made', async () => {
  const { out } = rulesWorkshop();
  const { code, stderr } = await commandLine(['rules', 'coverage', ...range, '--out', out]);
  expect(code).toBe(2);
  expect(stderr).toContain('runs archive it if the rules require tags');
  const turned = ['--from', day, '--to', '2026-11-01', '--out', out];
  expect((await commandLine(['rules', 'coverage', ...turned])).stderr).toContain('is after --to');
});
