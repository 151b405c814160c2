/**
 * A first set of rules, made from the tags and OUs of a bill. It is valid, and allocates what tags and owners
 * show; people then correct names, merge teams and add rules.
 */
import type { SetTexts } from '../rules/set-files.ts';
import type { ChosenKey, StartingTag } from './choose-tag-keys.ts';
import { startingTags } from './choose-tag-keys.ts';
import { type AccountCost, type StartingOwner, startingOwners } from './starting-owners.ts';
import { type StartingTeams, teamsOfValues } from './starting-teams.ts';

export interface TeamValue {
  readonly key: ChosenKey;
  /** Untrusted. */
  readonly value: string;
}

export interface StartingBill {
  readonly keys: Readonly<Record<StartingTag, readonly ChosenKey[]>>;
  /** Values of the keys for teams, costliest first. */
  readonly teamValues: readonly TeamValue[];
  /** Costliest first. */
  readonly accounts: readonly AccountCost[];
}

/** Without tags, OUs and accounts, all cost is in one pool. */
export function startingSet(bill: StartingBill): SetTexts {
  const ofTags =
    bill.keys.team.length === 0
      ? { teams: [], aliases: [] }
      : teamsOfValues(bill.teamValues.map(({ value }) => value));
  const owners = startingOwners(bill.accounts);
  const teams = [...new Set([...ofTags.teams, ...owners.map(({ team }) => team)])].sort();
  return {
    rules: rulesText(bill, ofTags, owners),
    teams: csv(
      'team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to',
      teams.map((team) => [team, '', '', '', '', '', '']),
    ),
    services: null,
    aliases:
      bill.keys.team.length === 0
        ? null
        : csv(
            'tag,value,becomes,valid_from,valid_to',
            ofTags.aliases.map(({ value, becomes }) => ['team', value, becomes, '', '']),
          ),
    owners: csv(
      'team,account,ou,valid_from,valid_to',
      owners.map(({ team, account, ou }) => [team, account, ou, '', '']),
    ),
  };
}

function rulesText(
  { keys, teamValues }: StartingBill,
  { teams }: StartingTeams,
  owners: readonly StartingOwner[],
): string {
  const tags = startingTags.filter((tag) => keys[tag].length > 0);
  const rules = ruleLines(teams, owners);
  const pool = rules.length === 0;
  return [
    '# Made from a bill: the costliest tag keys that look like team, environment and application.',
    '# The language: docs/allocation.md. Rules are tried from top to bottom; the first that matches wins.',
    'version: 1',
    ...(tags.length === 0 ? [] : ['tags:', ...tags.map((tag) => tagLine(tag, keys[tag]))]),
    ...(tags.length === 0 ? [] : [`required: [${tags.join(', ')}]`]),
    'rules:',
    '  # Put rules for special cases first. A pool needs a split, below.',
    '  # - {id: tax, when: {chargeType: [Tax]}, to: pool/tax}',
    ...(pool ? ['  - {id: everything, to: pool/shared}'] : rules),
    ...(pool
      ? ['splits:', '  - {source: pool/shared, method: none}']
      : [
          '# splits:',
          '#   - {source: pool/tax, method: proportional, over: all_teams, basis: month}',
        ]),
    ...testLines(teamValues, teams),
    '',
  ].join('\n');
}

function tagLine(tag: StartingTag, keys: readonly ChosenKey[]): string {
  const from = keys.map(({ read }) => `${read.source}:${read.key}`).join(', ');
  const aliases = tag === 'team' ? ', aliases: true' : '';
  return `  ${tag}: {from: [${from}], transform: [trim, lower]${aliases}}`;
}

function ruleLines(teams: readonly string[], owners: readonly StartingOwner[]): string[] {
  const lookups = [
    ...(teams.length > 0 ? ['{id: by-team-tag, lookup: team, from: tag.team, unknown: next}'] : []),
    ...(owners.some(({ account }) => account !== '')
      ? ['{id: by-account, lookup: account_owner}']
      : []),
    ...(owners.some(({ ou }) => ou !== '') ? ['{id: by-ou, lookup: nearest_ou_owner}'] : []),
  ];
  return lookups.map((lookup) => `  - ${lookup}`);
}

/** One example, as a pattern for more. */
function testLines(values: readonly TeamValue[], teams: readonly string[]): string[] {
  const [team] = teams;
  const found = values.find(({ value }) => teamsOfValues([value]).teams[0] === team);
  if (team === undefined || found === undefined) return [];
  const field = found.key.map === 'tags' ? 'tags' : 'costCategories';
  // JSON is YAML: keys and values are untrusted.
  const tags = `{${JSON.stringify(found.key.key)}: ${JSON.stringify(found.value)}}`;
  return [
    'tests:',
    `  - {line: {${field}: ${tags}}, expect: {to: team/${team}, rule: by-team-tag}}`,
  ];
}

function csv(header: string, rows: readonly (readonly string[])[]): string {
  return [header, ...rows.map((row) => row.map(cell).join(','))]
    .map((line) => `${line}\n`)
    .join('');
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
