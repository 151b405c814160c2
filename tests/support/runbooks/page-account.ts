/**
 * The account for the pages' commands: emulated AWS with archived days of two months, yesterday's mail sent, and
 * the real AWS command line.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateBill } from '../../../samples/generator/generate-bill.ts';
import { parseAccounts } from '../../../src/directory/accounts-csv.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { requestLogOf } from '../../../stacks/system/names.ts';
import { billPrefixes } from '../aws/account/deliver-bill.ts';
import { accountNames } from '../aws/account/provision-account.ts';
import { motoAccountId } from '../aws/moto-server.ts';
import { startWireAws, type WireAws } from '../aws/wire-aws.ts';
import { findAwsCli } from '../aws-cli/find-aws-cli.ts';
import { type Invocation, invoke } from '../lambda/lambda.ts';
import type { AskedCommand, CommandAnswer } from './command-server.ts';
import { digestCommand } from './digest-command.ts';
import { FunctionLogs } from './function-logs.ts';
import { invokeCommand } from './invoke-command.ts';
import { findNotRun, type NotRun } from './not-run-here.ts';
import { provisionOperators, scheduled } from './operators-account.ts';

export const system = 'acme-finops-prod';

/** Variables of the pages with their values in this account. */
export const accountVariables: Readonly<Record<string, string>> = {
  ACCOUNT: motoAccountId,
  REGION: 'eu-central-1',
  BUCKET: accountNames.bucket,
  BILL_BUCKET: accountNames.billingBucket,
  EXPORT: billPrefixes.cur2.replace(/\/data\/$/, ''),
  DATABASE: accountNames.database,
  WORKGROUP: accountNames.workgroup,
  DATA_SET: accountNames.dataSet,
};

const accountsCsvKey = 'accounts-csv/accounts.csv';

export class PageAccount {
  readonly wire: WireAws;
  /** The functions' environment, as Terraform would set it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logs: FunctionLogs;
  /** Errors of the functions that pages invoked, also asynchronously. */
  readonly failures: string[] = [];
  /** Entries of the table that at least one page used. */
  readonly notRun = new Set<NotRun>();

  private constructor(wire: WireAws) {
    this.wire = wire;
    this.logs = new FunctionLogs({ url: wire.moto.url, region: accountVariables['REGION'] ?? '' });
    this.environment = {
      ...wire.environment,
      DIGEST_MAIL_FROM: accountNames.sender,
      DIGEST_MAIL_TO: 'finops@example.com',
      DIGEST_DIRECTORY_SOURCE: 'csv',
      DIGEST_ACCOUNTS_CSV_KEY: accountsCsvKey,
      DIGEST_SNAPSHOT_ROUTE: 'anonymous',
      DIGEST_SNAPSHOT_DASHBOARD_ID: system,
      DIGEST_SNAPSHOT_SHEET_ID: 'executive',
      DIGEST_SNAPSHOT_MAIL_TO: 'board@example.com',
    };
  }

  /** Generates the bill below `folder`, archives 25 October to 20 November 2026 and sends the mail. */
  static async open(folder: string): Promise<PageAccount> {
    const account = new PageAccount(await startWireAws());
    const { wire, logs } = account;
    const bill = await generateBill({
      out: join(folder, 'bill'),
      from: parseBillingDay('2026-10-25'),
      to: parseBillingDay('2026-11-20'),
      asOf: parseBillingDay('2026-11-21'),
    });
    if (bill.trees.cur2 === undefined) throw new Error('the bill has no CUR 2.0');
    await wire.deliverBill(bill.trees.cur2);
    const csv = readFileSync(bill.accounts, 'utf8');
    await wire.putAccounts(parseAccounts(csv, bill.accounts));
    await account.put(accountsCsvKey, csv);
    await account.put('budgets/budgets.csv', readFileSync(bill.budgets, 'utf8'));
    await account.put('recipients/recipients.csv', 'ou,address\n*,finops@example.com\n');
    const region = accountVariables['REGION'] ?? '';
    await provisionOperators({ url: wire.moto.url, region, system });
    for (const name of [...scheduled, 'backfill', 'dashboard-snapshot', 'resource-metrics', 'api'])
      await logs.createGroup(`${system}-${name}`);
    await logs.createLog(requestLogOf(`${system}-api`));
    await account.invoke('backfill', { from: '2026-10-25', to: '2026-11-19' });
    await account.invoke('daily-digest', { reportDay: '2026-11-20' });
    return account;
  }

  put(key: string, body: string | Uint8Array): Promise<void> {
    return this.wire.objects.put({ bucket: accountNames.bucket, key }, body);
  }

  bytes(key: string): Promise<Uint8Array> {
    return this.wire.objects.get({ bucket: accountNames.bucket, key });
  }

  /** Like a deletion in the console: the bucket keeps the version. */
  async remove(key: string): Promise<void> {
    const place = `${this.wire.moto.url}/${accountNames.bucket}/${key}`;
    const scope = `test/20260101/${accountVariables['REGION']}/s3/aws4_request`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`;
    const response = await fetch(place, { method: 'DELETE', headers: { authorization } });
    if (!response.ok) throw new Error(`moto did not delete ${key}: ${response.status}`);
  }

  /** The function's answer. Throws an Error with its message if it fails. */
  async invoke(name: string, event: object): Promise<NonNullable<Invocation['result']>> {
    const invocation = await invoke(name, this.environment, event);
    await this.logs.keep(`${system}-${name}`, invocation);
    if (invocation.error !== undefined) throw new Error(`${name}: ${invocation.error.message}`);
    return invocation.result ?? {};
  }

  /**
   * The environment of the reader's terminal: credentials and endpoints, but no variables of the functions.
   */
  get readersEnvironment(): Readonly<Record<string, string>> {
    const aws = Object.entries(this.wire.environment).filter(([name]) => name.startsWith('AWS_'));
    return {
      ...Object.fromEntries(aws),
      AWS_DEFAULT_REGION: accountVariables['REGION'] ?? '',
      AWS_PAGER: '',
      AWS_CONFIG_FILE: '/nonexistent',
    };
  }

  /** Decides what executes a command of a page. */
  readonly decide = async ({ program, args }: AskedCommand): Promise<CommandAnswer> => {
    const entry = findNotRun(program, args);
    if (entry !== undefined) {
      this.notRun.add(entry);
      return { code: 0, by: 'not run', stdout: entry.answer ?? '' };
    }
    if (program === 'npm') return digestCommand(args);
    if (program !== 'aws') throw new Error(`unexpected program ${program}`);
    if (args[0] === 'lambda' && args[1] === 'invoke') {
      return invokeCommand(args.slice(2), { ...this, system, failures: this.failures });
    }
    const by = ['athena', 'quicksight'].includes(args[0] ?? '') ? `our ${args[0]}` : 'moto';
    // Version 1 of the command uses a separate endpoint for SQS, regardless of the environment.
    const there = args[0] === 'sqs' ? ['--endpoint-url', this.wire.moto.url] : [];
    const run = { file: findAwsCli() ?? 'aws', args: [...args, ...there], environment: {} };
    return { by, run };
  };

  stop(): Promise<void> {
    return this.wire.stop();
  }
}
