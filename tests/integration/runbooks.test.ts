/**
 * Runs every command block of every page like a reader, on an emulated account, with the real AWS command
 * line, and compares its output with the page. Commands that no emulator supports are listed.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wireAwsAbsence } from '../support/aws/wire-aws.ts';
import { awsCliAbsence } from '../support/aws-cli/find-aws-cli.ts';
import { type CommandServer, startCommandServer } from '../support/runbooks/command-server.ts';
import { notRunHere } from '../support/runbooks/not-run-here.ts';
import { accountVariables, PageAccount } from '../support/runbooks/page-account.ts';
import { PageShell } from '../support/runbooks/page-shell.ts';
import { runPage } from '../support/runbooks/run-page.ts';
import { isLocal, pageFiles, readPage } from '../support/runbooks/runbook-page.ts';
import { scenes } from '../support/runbooks/scenes.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { athenaCaller } from './emulators/athena-caller.ts';

const suite = 'the commands of the runbooks';
const isAbsent = wireAwsAbsence(suite) !== undefined || awsCliAbsence(suite) !== undefined;
const folder = folderForSuite();
const pages = pageFiles().filter((file) => !isLocal(readPage(file)));
const databaseOfThePages = 'acme_finops_prod_db';

describe.skipIf(isAbsent)(suite, () => {
  let account: PageAccount;
  let server: CommandServer;

  beforeAll(async () => {
    account = await PageAccount.open(folder());
    server = await startCommandServer(account.decide);
  });
  afterAll(async () => {
    await server?.stop();
    await account?.stop();
  });

  const shellFor = (page: string) => {
    const desk = join(folder(), page);
    mkdirSync(desk);
    const { readersEnvironment: environment } = account;
    return new PageShell({
      folder: desk,
      serverUrl: server.url,
      environment,
      overrides: accountVariables,
    });
  };

  const runSql = (statement: string) =>
    athenaCaller(account.wire).rows(
      statement.replaceAll(databaseOfThePages, accountVariables['DATABASE'] ?? ''),
    );

  it.each(pages)('%s does what it says', async (file) => {
    const scene = scenes[file];
    await scene?.before?.(account);
    await runPage(readPage(file), shellFor(file), runSql);
    expect(account.failures.splice(0)).toEqual([]);
    await scene?.after?.(account);
  });

  it('runs every command except those in the table, and uses each entry of it', () => {
    const counts = new Map<string, number>();
    for (const { by } of server.passed) counts.set(by, (counts.get(by) ?? 0) + 1);
    const executed = [...counts].map(([by, count]) => `  ${count} by ${by}`);
    const left = notRunHere.map(({ command, reason }) => `  not run: ${command}: ${reason}`);
    console.info(
      [`${server.passed.length} commands of the runbooks:`, ...executed, ...left].join('\n'),
    );
    expect(notRunHere.filter((entry) => !account.notRun.has(entry))).toEqual([]);
  });
});
