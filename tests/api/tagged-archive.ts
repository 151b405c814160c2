/** An archive with allocation rules: two teams in two OUs, required tags, and untagged resources of a week. */
import { join } from 'node:path';
import { writeTaggedBill } from '../support/tagged-bill.ts';
import { archiveBill } from './served-archive.ts';

export const [shopAccount, dataAccount] = ['111111111111', '222222222222'];
export const hostile = `=cmd|'/C calc'!A0"; drop table x <script>`;

export const ruleTexts = {
  'rules.yaml': `version: 1
tags:
  team: {from: [resource:team], transform: [trim, lower], aliases: true}
  environment: {from: [resource:environment], allowed: [prod, test]}
required: [team, environment]
rules:
  - {id: secret-merger, when: {account: ["222222222222"], tag.environment: [prod]}, to: team/warehouse, effective: {from: 2026-01-01, to: 2026-12-31}, reason: The merger}
  - {id: shop-prod, when: {any: [{service: {prefix: Amazon S3}}, {not: {tag.environment: {exists: true}}, account: ["111111111111"]}]}, to: team/retail}
  - {id: by-team-tag, lookup: team, from: tag.team, unknown: next}
  - {id: by-ou, lookup: nearest_ou_owner}
`,
  'teams.csv': `team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to
retail,Shops,Sales,retail@example.com,#retail,,
warehouse,Secret,Core,warehouse@example.com,#secret,,
`,
  'services.csv': `application,team,type,repository_url,documentation_url,match
checkout,retail,web,https://git.example.com/checkout,,tag.team=checkout
lake,warehouse,data,https://git.example.com/lake,,resource=arn:aws:s3:::lake-
`,
  'aliases.csv': `tag,value,becomes,valid_from,valid_to
team,Shop,retail,,
team,Lake,warehouse,,
`,
  'owners.csv': `team,account,ou,valid_from,valid_to
retail,,Root/Shop,,
warehouse,,Root/Shop2,,
`,
} as const;

/** Runs the digest once, and returns the folder of its archive. */
export async function archiveTaggedBill(folder: string): Promise<string> {
  const day = '2026-11-12';
  const [shop, data] = [shopAccount, dataAccount];
  const bill = writeTaggedBill(join(folder, 'bill.csv'), [
    { day, account: shop, cost: 40, resource: 'i-shop', tags: { user_team: 'retail' } },
    { day, account: shop, cost: 3.1, resource: hostile },
    {
      day,
      account: shop,
      cost: 57,
      resource: 'i-good',
      tags: { user_team: 'retail', user_environment: 'prod' },
    },
    { day, account: data, cost: 900, resource: 'i-secret', tags: { user_team: 'lake' } },
    {
      day,
      account: data,
      cost: 100,
      resource: 'i-lake',
      tags: { user_team: 'lake', user_environment: 'prod' },
    },
    { day: '2026-11-18', account: shop, cost: 1, resource: 'i-shop' },
  ]);
  return archiveBill(folder, {
    bill,
    accounts: [`2026-01-01,${shop},shop,Root/Shop`, `2026-01-01,${data},data,Root/Shop2/Data`],
    rules: ruleTexts,
    date: '2026-11-18',
  });
}
