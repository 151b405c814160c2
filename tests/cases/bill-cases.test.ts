/** Bills that went wrong in the field, each with the value that is right. */
import { describe, expect, it } from 'vitest';
import { sharedCases } from '../support/shared-data.ts';
import { openCase } from './run-case.ts';

const cases = sharedCases() ?? '';
const open = (name: string) => openCase(cases, name);

describe.skipIf(cases === '')('a bill that went wrong', () => {
  it('recreated in November: October stays as archived, and what brings it back is taken', async () => {
    const { run, archived, command } = open('export-recreated-in-november');
    await run('--bill', 'bill-before', '--date', '2026-11-04');
    const after = await run('--bill', 'bill-after', '--date', '2026-11-05');
    expect(after.code).toBe(0);
    expect(await archived('2026-10-17')).toBe(100);
    expect(after.kept).toHaveLength(31);
    expect(new Set(after.kept.map(({ reason }) => reason))).toEqual(new Set(['period-absent']));
    expect(after.figures?.total.projected).toBeCloseTo(3000, 3);
    expect(after.figures?.total.light).toBe('red');
    expect(after.figures?.trust.restatedDays).toEqual([]);
    const range = ['--from', '2026-10-01', '--to', '2026-11-04'];
    const audit = await command('audit', '--bill', 'bill-after', ...range);
    expect(audit.stdout).toMatch(/^No gap/);
    expect(audit.stdout).toContain('The bill no longer has 1 to 31 October');
    const healed = await run('--bill', 'bill-healed', '--date', '2026-11-06');
    expect(healed.kept).toEqual([]);
    expect(healed.figures?.total.monthToDate).toBe(600);
  });

  it('amortized without the columns of a Savings Plan: refused, naming them', async () => {
    const { run } = open('amortized-without-its-columns');
    const refused = await run('--metric', 'amortized', '--date', '2026-11-20');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('savings_plan_savings_plan_effective_cost');
    expect((await run('--date', '2026-11-20')).figures?.total.monthToDate).toBe(260);
  });

  it('with a Savings Plan that was cancelled: its refund is spread away as its fee is', async () => {
    const { run, archived } = open('sp-cancelled-refund-amortized');
    const { figures } = await run('--metric', 'amortized', '--date', '2026-11-20');
    expect(await archived('2026-11-06')).toBe(10);
    expect(figures?.total.monthToDate).toBe(170);
  });

  it.each([
    ['csv-beside-its-gz', /export\.csv\b.*export\.csv\.gz|export\.csv\.gz.*export\.csv\b/],
    ['create-new-copies-no-period-folder', /2026-11-19T.*2026-11-20T|2026-11-20T.*2026-11-19T/],
  ])('%s: two copies of one bill are refused, both named', async (name, files) => {
    const refused = await open(name).run('--date', '2026-11-20');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(files);
  });

  it('in the folder of another month is refused', async () => {
    const refused = await open('november-in-october-folder').run('--date', '2026-10-31');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('2026-11');
  });

  it('with lines of another period than its folder puts them on no day', async () => {
    const refused = await open('line-period-ignored').run('--date', '2026-10-03');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('2026-09');
  });

  it('of FOCUS with a blank provider counts that line as AWS’s', async () => {
    const { figures } = await open('focus-provider-null').run('--date', '2026-11-20');
    expect(figures?.total.cost).toBe(35);
  });

  it('of one currency counts lines that name none', async () => {
    const { run } = open('some-blank-currency-filter');
    const { figures, leftOut } = await run('--currency', 'USD', '--date', '2026-11-20');
    expect(figures?.total.cost).toBe(17);
    expect(leftOut).toEqual([]);
  });

  it('with NULL, null and None for names knows no service and the payer for the account', async () => {
    const { run, names } = open('focus-null-words');
    expect((await run('--date', '2026-11-20')).code).toBe(0);
    const found = await names('2026-11-20');
    expect(found.services).toContain('Unknown');
    expect(found.accounts).toEqual(['111122223333']);
    expect(found.services.filter((service) => /^(null|none)$/i.test(service))).toEqual([]);
  });

  it.each([[[]], [['--source', 'cur2']]])('of chosen CUR 2.0 columns is read %j', async (extra) => {
    const { run, names } = open('cur2-chosen-columns');
    const { figures } = await run('--date', '2026-11-20', ...extra);
    expect(figures?.total.cost).toBe(15);
    expect((await names('2026-11-20')).services.toSorted()).toEqual(['AmazonEC2', 'AmazonS3']);
  });

  it('whose product column comes in the third month keeps one name for a service', async () => {
    const { run } = open('service-name-drift');
    const { figures } = await run('--date', '2026-11-03', '--restatement-days', '60');
    expect(figures?.anomalies).toMatchObject({ state: 'checked', rows: [] });
  });

  it('whose product column comes between two runs makes no anomaly and no mover of a name', async () => {
    const { run } = open('service-name-drift');
    await run('--date', '2026-10-31', '--restatement-days', '40');
    const { figures } = await run('--date', '2026-11-03', '--restatement-days', '2');
    expect(figures?.anomalies).toMatchObject({ state: 'checked', rows: [] });
    expect(figures?.movers.rows).toEqual([]);
  });

  it('with account numbers as doubles gives twelve digits', async () => {
    const { run, names } = open('parquet-account-double');
    await run('--date', '2026-11-20');
    expect((await names('2026-11-20')).accounts).toEqual(['111122223333']);
  });

  it('with a nameless column is read', async () => {
    const { code, stderr } = await open('empty-header-name').run('--date', '2026-11-20');
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('with a cost that is no number is refused, naming file and line', async () => {
    const refused = await open('nan-cost').run('--date', '2026-11-20');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toMatch(
      /b\.csv: "nan" in column line_item_unblended_cost is not a number \(line 22\)/i,
    );
    expect(refused.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('with JSON null for a map is read', async () => {
    const { figures } = await open('product-json-null').run('--date', '2026-11-20');
    expect(figures?.total.monthToDate).toBe(200);
  });

  it('asked for in another cost metric than the archive is refused, with the command', async () => {
    const { run, command } = open('metric-change-blamed-on-aws');
    const first = ['--date', '2026-10-05', '--restatement-days', '40', '--metric', 'amortized'];
    expect((await run(...first)).code).toBe(0);
    const refused = await run('--date', '2026-10-06', '--restatement-days', '2');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('backfill --from 2026-09-01 --to 2026-10-05');
    const narrow = await command('backfill', '--from', '2026-10-01', '--to', '2026-10-05');
    expect(narrow).toMatchObject({ code: 2 });
    expect(narrow.stderr).toContain('backfill --from 2026-09-01 --to 2026-10-05');
    const whole = await command('backfill', '--from', '2026-09-01', '--to', '2026-10-05');
    expect(whole).toMatchObject({ code: 0 });
    const after = await run('--date', '2026-10-06', '--restatement-days', '2');
    expect(after).toMatchObject({ code: 0, kept: [] });
  });
});
