/** A small set of allocation rules that needs no tags: one team owns an account, the rest is unallocated. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function filesFor(team: string): Readonly<Record<string, string>> {
  const columns = 'team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to';
  return {
    'rules.yaml': 'version: 1\nrules:\n  - {id: by-account, lookup: account_owner}\n',
    'teams.csv': `${columns}\n${team},Shops,Sales,,,,\n`,
    'owners.csv': `team,account,ou,valid_from,valid_to\n${team},012345678901,,,\n`,
  };
}

/** Writes the set into `folder`, and returns it. */
export function writeAccountSet(folder: string, team: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(filesFor(team)))
    writeFileSync(join(folder, name), text);
  return folder;
}

/** Writes the set where a run on a laptop with this output folder reads it. */
export function writeAccountRules(out: string, team = 'shop'): string {
  return writeAccountSet(join(out, 'allocation'), team);
}
