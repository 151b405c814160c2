/** A small set of allocation rules that needs no tags: one team owns an account, the rest is unallocated. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const files = {
  'rules.yaml': 'version: 1\nrules:\n  - {id: by-account, lookup: account_owner}\n',
  'teams.csv':
    'team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to\nshop,Shops,Sales,,,,\n',
  'owners.csv': 'team,account,ou,valid_from,valid_to\nshop,012345678901,,,\n',
};

/** Writes the set where a run on a laptop with this output folder reads it. */
export function writeAccountRules(out: string): void {
  const folder = join(out, 'allocation');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
