/**
 * The system that Terraform makes, running: foundation and digest applied to the emulator by the real
 * provider, the digest's bundle with Terraform's environment, a bill at the location of Terraform's export,
 * and a second plan without changes.
 */
import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { parseAccounts } from '../../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { readSettings } from '../../../stacks/settings/settings.ts';
import { namesOf } from '../../../stacks/system/names.ts';
import { putAccounts } from '../../support/aws/account/accounts-snapshot.ts';
import { type MotoServer, startMotoServer } from '../../support/aws/moto-server.ts';
import { wireAwsAbsence } from '../../support/aws/wire-aws.ts';
import { invoke } from '../../support/lambda/lambda.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import {
  type AppliedAccount,
  deliverExport,
  openAppliedAccount,
} from '../../support/terraform/applied-account.ts';
import { type AppliedStack, applyStack } from '../../support/terraform/applied-stack.ts';
import { exclusions, knownDrift } from '../../support/terraform/emulator-gaps.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { changesOf } from '../../support/terraform/terraform-json.ts';
import {
  buildMissingBundles,
  plainContext,
  stackOf,
  synthesizeStacks,
} from '../../support/terraform/test-stacks.ts';

const suite = 'the applied system';
const tools = await terraformTools(suite);
const isAbsent = tools === undefined || wireAwsAbsence(suite) !== undefined;
const folder = folderForSuite();
const applied = ['foundation', 'digest'] as const;
const names = namesOf(readSettings(plainContext));
const { database, tables, summariesBucket } = names;
const reportDay = '2026-11-20';

describe.skipIf(isAbsent)(suite, () => {
  let moto: MotoServer;
  let account: AppliedAccount;
  const stacks = new Map<string, AppliedStack>();

  beforeAll(async () => {
    if (tools === undefined) throw new Error('there is no Terraform');
    await buildMissingBundles();
    moto = await startMotoServer();
    const synthesized = synthesizeStacks(plainContext, `${folder()}/cdktf.out`);
    // Concurrently, because no stack reads another's state.
    const made = applied.map(async (name) => {
      const request = { stack: stackOf(synthesized, name), exclusions: exclusions[name] };
      stacks.set(name, await applyStack(tools, moto.url, request));
    });
    const failed = (await Promise.allSettled(made)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    const resources = [...stacks.values()].flatMap((stack) => stack.resources);
    account = await openAppliedAccount({ moto, region: plainContext.region, resources });
  }, 240_000);

  afterAll(async () => {
    console.info([...stacks.values()].map(({ summary }) => summary).join('\n'));
    for (const { terraform } of stacks.values()) terraform.remove();
    await account?.stop();
    await moto?.stop();
  });

  it.each(applied)('contains every resource of %s except those excluded by name', (name) => {
    const { resources, wanted } = stacks.get(name) as AppliedStack;
    const managed = resources.filter(({ mode }) => mode === 'managed');
    expect(managed.map(({ address }) => address).sort()).toEqual(wanted);
  });

  it('sends the mail, archives the days and registers their partitions', async () => {
    const bill = await generateBill({
      out: `${folder()}/bill`,
      from: parseBillingDay('2026-10-01'),
      to: parseBillingDay(reportDay),
      asOf: parseBillingDay('2026-11-21'),
      formats: ['cur2'],
    });
    if (bill.trees.cur2 === undefined) throw new Error('no bill was generated');
    await deliverExport(account, { database, table: tables.bill }, bill.trees.cur2);
    const accounts = parseAccounts(readFileSync(bill.accounts, 'utf8'), bill.accounts);
    await putAccounts(account, { database, table: tables.accounts }, accounts);
    const budgets = { bucket: summariesBucket, key: names.budgetsKey };
    await account.objects.put(budgets, readFileSync(bill.budgets));

    const environment = account.environmentOf(names.functions.dailyDigest);
    const { result, error } = await invoke('daily-digest', environment, { reportDay });

    expect(error).toBeUndefined();
    expect(result).toMatchObject({ reportDay, delivery: 'sent' });
    const [message, ...others] = account.sentMail();
    expect(others).toEqual([]);
    const mail = await simpleParser(message ?? '');
    expect(mail.from?.value[0]?.address).toBe(plainContext.mail.from);
    expect(mail.subject).toContain('AWS costs Fri 20 Nov');
    const place = { bucket: summariesBucket, key: 'ou-breakdowns/' };
    const days = (await account.objects.list(place)).map(({ key }) => key);
    expect(days).toContain('ou-breakdowns/year=2026/month=11/day=20/ou-breakdown.snappy.parquet');
    const partitions = await account.glue.partitions(database, tables.archive);
    expect(partitions).toHaveLength(days.length);
    expect(partitions.map(({ Values }) => Values.join('-'))).toContain('2026-11-20');
  });

  it.each(applied)(
    'plans no changes in %s except those that the emulator forgets',
    async (name) => {
      const { terraform } = stacks.get(name) as AppliedStack;
      expect(changesOf(await terraform.plan())).toEqual(knownDrift[name].map((one) => one.change));
    },
  );
});
