/** Complete runs with allocation rules: mails of teams, budgets of teams, and the close of a month. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { audienceOf } from '../../../src/delivery/mail-audiences.ts';
import { parseBudgets } from '../../../src/domain/budgets/budgets.ts';
import { account, defaultSettings, runDigest } from '../../support/laptop.ts';
import { steadyLines, writeBill } from '../../support/small-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const rules = `version: 1
rules:
  - {id: tax, when: {chargeType: [Tax]}, to: pool/tax}
  - {id: by-ou, lookup: nearest_ou_owner}
splits:
  - {source: pool/tax, method: even, targets: [team/retail, team/data]}
`;
const teams = 'team,business_unit,business_group\nretail,Online,Sales\ndata,Data,Technology\n';
const owners = 'team,account,ou\nretail,,Root/Shop\ndata,,Root/Data\n';
const budgets = parseBudgets(
  'ou,month,amount,currency\nteam/retail,2026-11,900,USD\nRoot/Shop,2026-11,5000,USD\n',
  'budgets.csv',
);
const recipients = [
  { scope: '*', address: 'finops@example.com' },
  { scope: 'team/retail', address: 'retail@example.com' },
];
const accounts = [account('012345678901', 'Root/Shop'), account('012345678902', 'Root/Data')];

function office() {
  const folder = tempFolder();
  const out = join(folder, 'out');
  mkdirSync(join(out, 'allocation'), { recursive: true });
  for (const [name, text] of Object.entries({
    'rules.yaml': rules,
    'teams.csv': teams,
    'owners.csv': owners,
  })) {
    writeFileSync(join(out, 'allocation', name), text);
  }
  const ofData = { account: '012345678902' };
  const october = [
    ...steadyLines('2026-10-01', '2026-10-31'),
    ...steadyLines('2026-10-01', '2026-10-31', 5).map((line) => ({ ...line, ...ofData })),
    { day: '2026-10-01', cost: 10.01, type: 'Tax' },
  ].map((line) => ({ ...line, invoice: '7' }));
  const bill = writeBill(join(folder, 'bill.csv'), [
    ...october,
    ...steadyLines('2026-11-01', '2026-11-05'),
    ...steadyLines('2026-11-01', '2026-11-05', 5).map((line) => ({ ...line, ...ofData })),
  ]);
  const mail = { ...defaultSettings.mail, recipients };
  const settings = { mail, budgets, restatementDays: 40 };
  const run = (monthlyClose = false, dashboardUrl?: string) =>
    runDigest({
      bill,
      out,
      accounts,
      day: '2026-11-05',
      settings: { ...settings, summaries: { weekly: false, monthlyClose }, dashboardUrl },
    });
  return { out, run };
}

const retail = audienceOf('team/retail').name;
const read = (out: string, name: string) =>
  simpleParser(readFileSync(join(out, 'outbox', `${name}.eml`)));

it('mails the organization its teams, and a team its own figures', async () => {
  const { out, run } = office();
  const outcome = await run();
  expect(outcome.unserved).toEqual([]);
  expect(outcome.mail.text).toContain('TEAMS, MONTH TO DATE');
  expect(outcome.mail.text).not.toContain('matches no unit');
  expect(outcome.figures.total.budget).toBe(5000);
  expect(outcome.figures.allocation?.figures).toMatchObject({
    total: { month: 300 },
    teams: [
      { team: 'retail', month: { total: 200 }, budget: 900 },
      { team: 'data', month: { total: 100 } },
    ],
  });
  const mail = await read(out, `team.2026-11-05.${retail}`);
  expect(mail.subject).toMatch(
    /^AWS costs of team retail, Thu 5 Nov: \$200\.00 this month, heading over/,
  );
  expect(mail.text).not.toContain('data');
  expect(readdirSync(join(out, 'team-units'))).toEqual(['report_date=2026-11-05']);
});

it('closes the month once, with a statement for each team', async () => {
  const { out, run } = office();
  await run(true);
  const summary = await read(out, 'summary.2026-10.finops-month');
  expect(summary.text).toContain('What October costs each team');
  expect(summary.attachments.map(({ filename }) => filename)).toEqual([
    'ou-summary-2026-10.csv',
    'team-statements-2026-10.csv',
  ]);
  const statement = await read(out, `statement.2026-10.${retail}-month`);
  expect(statement.subject).toBe('AWS statement of team retail, October 2026: $1,245.01, final');
  expect(
    readdirSync(join(out, 'statements/2026-10')).filter((name) => !name.startsWith('.')),
  ).toEqual(['data.csv', 'retail.csv']);
  const frozen = readFileSync(join(out, 'statements/2026-10.csv'), 'utf8');
  expect(summary.attachments[1]?.content.toString()).toBe(frozen);
  const mails = readdirSync(join(out, 'outbox')).length;
  await run(true);
  expect(readFileSync(join(out, 'statements/2026-10.csv'), 'utf8')).toBe(frozen);
  expect(readdirSync(join(out, 'outbox'))).toHaveLength(mails);
});

it('links every mail to the web dashboard when its address is set, and else none', async () => {
  const names = [
    'digest.2026-11-05.finops',
    `team.2026-11-05.${retail}`,
    'summary.2026-10.finops-month',
    `statement.2026-10.${retail}-month`,
  ];
  const pages = async (dashboardUrl?: string) => {
    const { out, run } = office();
    await run(true, dashboardUrl);
    const mails = await Promise.all(names.map((name) => read(out, name)));
    return mails.map(({ html, text }) => [String(html), text ?? ''].map(linkedPaths));
  };
  const daily = ['/explore', '/explore', '/explore', '/teams'];
  // The archive has no September to compare October with.
  const monthly = ['/explore', '/explore', '/teams'];
  const team = ['/teams/retail'];
  expect(await pages('http://127.0.0.1:8787')).toEqual([
    [daily, daily],
    [team, team],
    [monthly, monthly],
    [team, team],
  ]);
  expect((await pages()).flat(2)).toEqual([]);
});

function linkedPaths(text: string): string[] {
  const urls = text.match(/http:\/\/127\.0\.0\.1:8787[^\s"]*/g) ?? [];
  return urls.map((url) => new URL(url).pathname).sort();
}
