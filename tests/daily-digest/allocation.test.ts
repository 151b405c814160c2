/** What the daily run does with allocation rules: those that are good, those that are not, and failures. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptySetHash } from '../../src/allocation/published/empty-set.ts';
import { textsOf } from '../../src/domain/columns/text-column.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import type { ColumnValues } from '../../src/tables/table.ts';
import { withFailingAllocation } from '../support/failing-allocation.ts';
import { account, filesBelow, runDigest } from '../support/laptop.ts';
import { type TaggedLine, writeTaggedBill } from '../support/tagged-bill.ts';
import { tempFolder } from '../support/temp-folder.ts';

const day = '2026-11-05';
const rules = `version: 1
tags:
  team: {from: [resource:team], transform: [trim, lower]}
rules:
  - {id: tax, when: {chargeType: Tax}, to: pool/tax}
  - {id: by-tag, lookup: team, from: tag.team, unknown: next}
splits:
  - {source: pool/tax, method: proportional, over: all_teams, basis: month}
`;
const teams = `team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to
retail,Online,Sales,,,,
labs,Tech,Core,,,,
`;

const lines: readonly TaggedLine[] = ['2026-11-03', '2026-11-04', day].flatMap((each) => [
  { day: each, cost: 10, tags: { user_team: 'Retail ' } },
  { day: each, cost: 5, tags: { user_team: 'labs' }, region: 'eu-west-1' },
  { day: each, cost: 3 },
  { day: each, cost: 2, type: 'Tax', serviceCode: 'Tax', service: 'Tax' },
]);

function workshop(text: string | null = rules) {
  const folder = tempFolder();
  const out = join(folder, 'out');
  const files = {
    bill: writeTaggedBill(join(folder, 'bill.csv'), lines),
    out,
    accounts: [account('012345678901', 'Root/Prod')],
    day,
  };
  if (text !== null) write(out, text);
  return files;
}

function write(out: string, text: string) {
  mkdirSync(join(out, 'allocation'), { recursive: true });
  writeFileSync(join(out, 'allocation/rules.yaml'), text);
  writeFileSync(join(out, 'allocation/teams.csv'), teams);
}

const key = 'cost-allocations/year=2026/month=11/day=5/cost-allocation.snappy.parquet';

async function targetsIn(out: string): Promise<Record<string, number>> {
  const rows = await rowsIn(out);
  const sums: Record<string, number> = {};
  for (const [row, target] of textsOf(rows.target).entries()) {
    sums[target] = (sums[target] ?? 0) + (rows.unblendedCost[row] as number);
  }
  return sums;
}

async function rowsIn(out: string): Promise<ColumnValues<typeof costAllocationTable>> {
  return decodeTable(costAllocationTable, readFileSync(join(out, key)));
}

const withRules = { 'team/retail': 10, 'team/labs': 5, unallocated: 3, 'pool/tax': 2 };

/** The mail of the day, without the soft line breaks of its encoding. */
const mailIn = (out: string) => {
  const name = [...filesBelow(out).keys()].find((path) => path.includes(day) && /eml$/.test(path));
  const text = readFileSync(join(out, name ?? 'no mail'), 'utf8');
  return text.replaceAll(/=\r?\n/g, '').replaceAll(/\s+/g, ' ');
};

describe('with rules', () => {
  it('each line has its target, and the mail has the teams', async () => {
    const files = workshop();
    const { archived, mail } = await runDigest(files);
    expect(await targetsIn(files.out)).toEqual(withRules);
    expect(archived.allocation.registered).toEqual(['2026-11-03', '2026-11-04', day]);
    expect(mail.text).toContain('Teams, month to date'.toUpperCase());
    expect(mail.text).toMatch(/retail .*\n.*\$34\.00/);
  });

  it('a second run writes nothing', async () => {
    const files = workshop();
    await runDigest(files);
    const before = filesBelow(join(files.out, 'cost-allocations'));
    const { archived } = await runDigest(files);
    expect(filesBelow(join(files.out, 'cost-allocations'))).toEqual(before);
    expect(archived.allocation.days.map(({ outcome }) => outcome)).toEqual(
      Array(3).fill('unchanged'),
    );
  });

  it('a changed rule changes the days of this month', async () => {
    const files = workshop();
    await runDigest(files);
    write(files.out, rules.replace('to: pool/tax', 'to: team/labs').split('splits:')[0] ?? '');
    const { archived } = await runDigest(files);
    expect(await targetsIn(files.out)).toEqual({
      'team/retail': 10,
      'team/labs': 7,
      unallocated: 3,
    });
    expect(archived.allocation.days.every(({ outcome }) => outcome === 'written')).toBe(true);
  });
});

describe('without rules', () => {
  it('all cost is unallocated, by account, service and kind of usage', async () => {
    const files = workshop(null);
    const { archived, mail } = await runDigest(files);
    expect(await targetsIn(files.out)).toEqual({ unallocated: 20 });
    expect(archived.allocation.days[0]?.ruleSet).toBe(emptySetHash);
    expect(mail.text).not.toContain('TEAMS');
    const rows = await rowsIn(files.out);
    expect(new Set(textsOf(rows.chargeType))).toEqual(new Set(['Usage', 'Tax']));
    expect(new Set(textsOf(rows.region))).toEqual(new Set(['', 'eu-west-1']));
  });
});

describe('rules with a mistake', () => {
  const wrong = rules.replace('to: pool/tax', 'to: team/nobody');

  it('never replace good ones: the mail says so first, and the teams are as before', async () => {
    const files = workshop();
    await runDigest({ ...files, day: '2026-11-04' });
    write(files.out, wrong);
    const { mail } = await runDigest(files);
    expect(await targetsIn(files.out)).toEqual(withRules);
    const text = mail.text.replaceAll(/\s+/g, ' ');
    expect(text).toMatch(/rules were not accepted: rules\.yaml, line 5: .*nobody/);
    expect(text).toMatch(/The rules of \d+ \w+ \d{4} are used\./);
    expect(text.indexOf('not accepted')).toBeLessThan(text.indexOf('On budget?'));
  });

  it('allocate nothing if there were none before', async () => {
    const files = workshop(wrong);
    const { mail } = await runDigest(files);
    expect(await targetsIn(files.out)).toEqual({ unallocated: 20 });
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain('No rules are used.');
  });
});

describe('an allocation that fails', () => {
  it('keeps no mail back: it says so, and the run fails after sending', async () => {
    const files = workshop();
    const run = runDigest({ ...files, change: withFailingAllocation });
    await expect(run).rejects.toThrow('the engine gave up');
    expect(mailIn(files.out)).toContain(
      'Costs could not be allocated to teams this time; this mail has no figures of teams.',
    );
    expect([...filesBelow(join(files.out, 'ou-breakdowns')).keys()]).toHaveLength(3);
    const healed = await runDigest(files);
    expect(healed.archived.allocation.failure).toBeNull();
    expect(await targetsIn(files.out)).toEqual(withRules);
  });

  it('is one of a published set that is damaged, too', async () => {
    const files = workshop();
    await runDigest({ ...files, day: '2026-11-04' });
    const { hash } = JSON.parse(
      readFileSync(join(files.out, 'allocation/current.json'), 'utf8'),
    ) as { hash: string };
    writeFileSync(join(files.out, `allocation/sets/${hash}/teams.csv`), 'team\nothers\n');
    rmSync(join(files.out, 'allocation/rules.yaml'));
    await expect(runDigest(files)).rejects.toThrow(/hash|damaged|changed/);
    expect(mailIn(files.out)).toContain('Costs could not be allocated to teams this time');
  });
});
