/** The mail's words about teams: shares with their denominator, sums, changes, the bridge, rejected rules. */
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { TeamFigures } from '../../../src/domain/figures/allocation-figures.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { rejectedRulesSentence } from '../../../src/mail/notes/rejected-rules.ts';
import { teamsNote } from '../../../src/mail/teams/bridge-words.ts';
import { teamsBlock } from '../../../src/mail/teams/teams-block.ts';
import { teamsCsv } from '../../../src/mail/teams/teams-csv.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';
import { figuresWith } from '../figures-fixture.ts';
import { hostileNames } from '../hostile-figures.ts';
import { allocationWith, digestAllocation, teamOf } from '../teams-fixture.ts';

const usd = moneyIn('USD');
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const blockOf = (changes: Parameters<typeof digestAllocation>[0] = {}, limit = 15) => {
  const block = teamsBlock(digestAllocation(changes), usd, limit);
  if (block === null) throw new Error('there is no block');
  return { ...block, lines: block.lines.map((line) => spaced(sentenceText(line))) };
};

describe('the block about teams', () => {
  test('is missing without rules', () => {
    expect(teamsBlock(undefined, usd, 15)).toBeNull();
    expect(teamsBlock(digestAllocation({ figures: null }), usd, 15)).toBeNull();
    expect(composeDigest(figuresWith()).html).not.toContain('Teams');
  });

  test('says the allocated share of which amount', () => {
    expect(spaced(blockOf().caption)).toBe(
      '97 % of November’s $857,402 belongs to a team. Amortized cost, with each team’s part of shared cost.',
    );
    const credits = allocationWith({ allocatedShare: 1.4 });
    expect(blockOf({ figures: credits }).caption).toContain('Credits make');
    expect(blockOf({ figures: allocationWith({ allocatedShare: null }) }).caption).toContain(
      'cannot be divided',
    );
  });

  test('shows teams over budget first, sums the rest, and always shows unallocated cost', () => {
    const { rows, sums } = blockOf({}, 2);
    expect(rows.map(({ name }) => name)).toEqual(['data-platform', 'retail']);
    expect(sums.map(({ name }) => name)).toEqual([
      'and four more teams in the CSV',
      'training',
      'Unallocated',
      'Total',
    ]);
  });

  test('says that there is no budget only if some team has one', () => {
    const lightsOf = (teams: readonly TeamFigures[]) =>
      blockOf({ figures: allocationWith({ teams }) }).rows.map(({ light }) => light?.word ?? '');
    const free = teamOf(['a', '', '', 10, 0, 20, null]);
    expect(lightsOf([free])).toEqual(['']);
    const bounded = teamOf(['b', '', '', 10, 0, 20, 40]);
    expect(lightsOf([free, bounded]).map(spaced)).toEqual(['No budget', 'On track · 50 %']);
  });

  test('names the largest changes, and each owner of untagged cost', () => {
    expect(blockOf().lines).toEqual([
      'Largest changes of own cost, the last seven days vs those a week before: data-platform ▲ $13,084, media ▼ $1,885 and retail ▲ $800.',
      'retail has $12,044 without the tag environment.',
      'Root/Sandbox has $5,311 without the tags team and environment.',
    ]);
    const untagged = Array.from({ length: 7 }, () => ({ owner: 'team/a', cost: 10, keys: [] }));
    expect(blockOf({ untagged }).lines.at(-1)).toBe(
      'Two more owners have $20.00 without required tags.',
    );
  });
});

describe('the bridge', () => {
  const words = (changes: Parameters<typeof allocationWith>[0]) =>
    spaced(sentenceText(teamsNote(allocationWith(changes), usd).sentence));
  const bridge = {
    amortized: 7,
    steps: [{ chargeType: 'SavingsPlanRecurringFee', difference: 10 }],
    unblended: 17,
    bill: 17,
  };

  test('ends equal to the bill', () => {
    expect(words({ bridge, uninvoiced: 3 })).toBe(
      'Their total of $7.00 is amortized; with +$10.00 of Savings Plans fees it is $17.00 unblended, equal to the bill. $3.00 of it is on no invoice yet and may change.',
    );
  });

  test('says what it does not explain', () => {
    expect(words({ bridge: { ...bridge, bill: 18 } })).toContain(
      'the bill has $18.00, so −$1.00 is not explained',
    );
  });

  test('is not needed for unblended figures', () => {
    expect(words({ bridge: null, uninvoiced: 0 })).toContain('is unblended, as on the invoice');
  });
});

describe('rejected rules', () => {
  const rejected = { problem: 'rules.yaml, line 9: x.', more: 1, usedFrom: null };
  const sentence = (changes: Partial<typeof rejected> | { usedFrom: never } = {}) => {
    const allocation = digestAllocation({ rejected: { ...rejected, ...changes } });
    return spaced(sentenceText(rejectedRulesSentence(figuresWith({ allocation })) ?? []));
  };

  test('are a notice with the first mistake and the rules that are used', () => {
    expect(sentence()).toBe(
      'The allocation rules were not accepted: rules.yaml, line 9: x (and one more mistake). No rules are used.',
    );
    expect(sentence({ usedFrom: parseBillingDay('2026-11-20') as never })).toContain(
      'The rules of 20 November 2026 are used.',
    );
  });

  test('are shown also when there are no figures', () => {
    const allocation = digestAllocation({ figures: null, rejected });
    const { html, text } = composeDigest(figuresWith({ allocation }));
    expect(text).toContain('rules were not accepted');
    expect(html).toContain('rules were not accepted');
    expect(html).not.toContain('Month to date</th><th');
  });

  test.each(hostileNames)('cannot leave their place: %j', (problem) => {
    const allocation = digestAllocation({ rejected: { ...rejected, problem } });
    const { html } = composeDigest(figuresWith({ allocation }));
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('\u202E');
  });
});

describe('the CSV', () => {
  const rowsOf = (csv: string) =>
    Papa.parse<Record<string, string>>(csv.slice(1).trim(), { header: true }).data;

  test('sums to the total, with a row for each unit of a team', () => {
    const retail = teamOf(['retail', 'Online', 'Sales', 30, 10, 60, 70]);
    const parts = [
      { businessUnit: 'Shops', businessGroup: 'Sales', cost: { direct: 10, shared: 2, total: 12 } },
      {
        businessUnit: 'Online',
        businessGroup: 'Sales',
        cost: { direct: 20, shared: 8, total: 28 },
      },
    ];
    const figures = allocationWith({ teams: [{ ...retail, units: parts }] });
    const rows = rowsOf(teamsCsv(figures));
    expect(rows.map(({ Target, BusinessUnit, Budget }) => [Target, BusinessUnit, Budget])).toEqual([
      ['team/retail', 'Shops', ''],
      ['team/retail', 'Online', '70'],
      ['pool/training', '', ''],
      ['unallocated', '', ''],
    ]);
    const sum = (column: string) =>
      rows.reduce((all, row) => all + Number(row[column]), 0).toFixed(2);
    expect(sum('MonthTotal')).toBe(figures.total.month.toFixed(2));
    expect(sum('DayTotal')).toBe(figures.total.day.toFixed(2));
  });

  test('has no cell that a spreadsheet runs', () => {
    const team = teamOf(['a', '=1+1', '@x', 1, 0, 2, null]);
    const [row] = rowsOf(teamsCsv(allocationWith({ teams: [{ ...team, slackChannel: '+1' }] })));
    expect(row).toMatchObject({ BusinessUnit: "'=1+1", BusinessGroup: "'@x", SlackChannel: "'+1" });
  });
});
