/**
 * The problem in the account when a reader opens a page, and the condition that must be true at the end. A
 * page without a scene gets an account without problems.
 */
import { createOrganization } from '../aws/account/organization.ts';
import { accountNames } from '../aws/account/provision-account.ts';
import { callMoto } from './moto-json.ts';
import { accountVariables, type PageAccount, system } from './page-account.ts';

export interface Scene {
  /** Causes the problem. */
  readonly before?: (account: PageAccount) => Promise<unknown>;
  /** Throws if the page did not fix it. */
  readonly after?: (account: PageAccount) => Promise<unknown>;
}

const goodRules = 'version: 1\nrules:\n  - {id: by-account, lookup: account_owner}\n';
const teamColumns =
  'team,business_unit,business_group,owner_email,slack_channel,valid_from,valid_to';

async function putRules(account: PageAccount, rules: string): Promise<void> {
  await account.put('allocation/rules.yaml', rules);
  await account.put('allocation/teams.csv', `${teamColumns}\nshop,Shops,Sales,,,,\n`);
  const owners = 'team,account,ou,valid_from,valid_to\nshop,200000000106,,,\n';
  await account.put('allocation/owners.csv', owners);
}

const dayFolder = (day: number) => `ou-breakdowns/year=2026/month=11/day=${day}/`;
const dayObject = (day: number) => `${dayFolder(day)}ou-breakdown.snappy.parquet`;

export const scenes: Readonly<Record<string, Scene>> = {
  'finops-digest-archive-gaps.md': {
    before: async (account) => {
      await account.remove(dayObject(3));
      await account.put(`${dayFolder(5)}copy.parquet`, await account.bytes(dayObject(5)));
    },
  },
  'coverage-fell.md': { before: (account) => putRules(account, goodRules) },
  're-organize-teams.md': { before: (account) => putRules(account, goodRules) },
  'finops-digest-rules-rejected.md': {
    before: async (account) => {
      await putRules(account, goodRules);
      await account.invoke('daily-digest', { reportDay: '2026-11-20' });
      await putRules(account, 'version: 1\nrules:\n  - {id: a, lookup: no_table}\n');
      await account.invoke('daily-digest', { reportDay: '2026-11-20' });
    },
    after: async (account) => {
      const rules = Buffer.from(await account.bytes('allocation/rules.yaml')).toString('utf8');
      if (rules !== goodRules) throw new Error('the page did not restore the last good rules');
    },
  },
  'prerequisites.md': {
    before: ({ wire }) => createOrganization(wire, [{ name: 'shop', ouPath: 'Root/Workloads' }]),
  },
  're-register-partitions.md': {
    before: ({ wire }) => {
      const { database, archive } = accountNames;
      return wire.glue.deletePartitions(database, archive, [{ Values: ['2026', '11', '7'] }]);
    },
  },
  'resend-a-mail.md': {
    before: async (account) => {
      const key = 'receipts/2026-11-20/finops.json';
      const at = new Date(Date.now() - 3_600_000).toISOString();
      const receipt = JSON.parse(Buffer.from(await account.bytes(key)).toString('utf8'));
      await account.put(key, JSON.stringify({ ...receipt, state: 'sending', at }, null, 1));
    },
  },
  'restore-a-day.md': {
    before: (account) =>
      account.remove('ou-breakdowns/year=2026/month=10/day=28/ou-breakdown.snappy.parquet'),
  },
  'finops-digest-dashboard-snapshot-errors.md': {
    before: async (account) => {
      const key = 'snapshots/executives.pdf';
      await account.put(key, '%PDF-1.7\n%%EOF\n');
      const snapshotUri = `s3://${accountNames.bucket}/${key}`;
      account.wire.quicksight.nextOutcome({ snapshotUri });
    },
  },
  'web-dashboard.md': {
    before: (account) =>
      callMoto(placeOf(account), {
        service: 'cognito-idp',
        target: 'AWSCognitoIdentityProviderService.CreateUserPool',
        input: { PoolName: system, UsernameAttributes: ['email'] },
      }),
    after: async (account) => {
      const list = Buffer.from(await account.bytes('recipients/recipients.csv')).toString('utf8');
      if (list.includes('retail@')) throw new Error('the page did not remove the reader');
    },
  },
  'finops-digest-did-not-run.md': {
    before: (account) => callMoto(placeOf(account), onDailyDigest('AWSEvents.DisableRule')),
  },
  'finops-digest-failed-events.md': {
    before: async (account) => {
      const place = placeOf(account);
      const queue = { QueueName: `${system}-failed-events` };
      const named = await callMoto(place, sqs('GetQueueUrl', queue));
      const body = {
        requestContext: { condition: 'RetriesExhausted', functionArn: `${system}-daily-digest` },
        requestPayload: { reportDay: '2026-11-20' },
        responsePayload: { errorMessage: 'AccessDenied' },
      };
      const message = { QueueUrl: named['QueueUrl'], MessageBody: JSON.stringify(body) };
      await callMoto(place, sqs('SendMessage', message));
    },
  },
};

function placeOf({ wire }: PageAccount) {
  return { url: wire.moto.url, region: accountVariables['REGION'] ?? '' };
}

function onDailyDigest(target: string) {
  return { service: 'events', target, input: { Name: `${system}-daily-digest` } };
}

function sqs(operation: string, input: object) {
  return { service: 'sqs', target: `AmazonSQS.${operation}`, input };
}
