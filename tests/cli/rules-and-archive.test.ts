/**
 * What the `rules` commands say is what the archive then contains: `diff` is the change that a backfill
 * makes, and `explain` names the target and rule of each archived row.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OpenArchive } from '../../cli/archive-on-aws.ts';
import { reviewOverArchive } from '../../cli/rules-review.ts';
import { textsOf } from '../../src/domain/columns/text-column.ts';
import { openLocalPlatform } from '../../src/platform/local/local-platform.ts';
import { costAllocationTable } from '../../src/tables/cost-allocation.ts';
import { decodeTable } from '../../src/tables/decode-table.ts';
import { exampleSet, exampleTexts } from '../allocation/rules/example-set.ts';
import { commandLine } from '../support/command-line.ts';
import type { TaggedLine } from '../support/tagged-bill.ts';
import { type RulesWorkshop, rulesWorkshop, writeSet } from './rules-folder.ts';

const range = ['--from', '2026-11-18', '--to', '2026-11-20'];

/** Lines of three days with all that the example's rules read. */
const lines: readonly TaggedLine[] = ['2026-11-18', '2026-11-19', '2026-11-20'].flatMap(
  (day, index) => [
    { day, cost: 40.1 + index, tags: { user_Owner: 'Shop' } },
    { day, cost: 25.02, account: '444455556666', tags: { user_environment: 'prod' } },
    { day, cost: 20.003, type: 'Tax' },
    { day, cost: 10, tags: { user_Project: 'apollo', user_team: 'Unknown' } },
    { day, cost: 5, serviceCode: 'AmazonEKS', service: 'Amazon EKS' },
    { day, cost: -3.5, type: 'Credit', tags: { user_team: 'payments' } },
    { day, cost: 7, resource: 'arn:aws:s3:::images-2026', serviceCode: 'AmazonS3' },
  ],
);

interface ArchivedRow {
  readonly target: string;
  readonly rule: string;
  readonly account: string;
  readonly chargeType: string;
  readonly cost: number;
}

async function archivedRows({ out }: RulesWorkshop): Promise<readonly ArchivedRow[]> {
  const folder = join(out, costAllocationTable.prefix);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const rows: ArchivedRow[] = [];
  for (const name of names.filter((one) => one.endsWith('.parquet'))) {
    const values = await decodeTable(costAllocationTable, readFileSync(join(folder, name)));
    const [targets, rules] = [textsOf(values.target), textsOf(values.ruleId)];
    const [accounts, types] = [textsOf(values.linkedAccount), textsOf(values.chargeType)];
    targets.forEach((target, row) => {
      rows.push({
        target,
        rule: rules[row] ?? '',
        account: accounts[row] ?? '',
        chargeType: types[row] ?? '',
        cost: values.unblendedCost[row] ?? 0,
      });
    });
  }
  return rows;
}

/** Target → cents. */
function byTarget(rows: readonly { readonly target: string; readonly cost: number }[]) {
  const sums: Record<string, number> = {};
  for (const { target, cost } of rows) sums[target] = (sums[target] ?? 0) + cost * 1000;
  return Object.fromEntries(
    Object.entries(sums)
      .map(([target, sum]) => [target, Math.round(sum)] as const)
      .filter(([, sum]) => sum !== 0),
  );
}

describe('rules and archive', () => {
  it('agree: diff before a change is what a backfill then changes', async () => {
    const workshop = rulesWorkshop(exampleTexts, lines);
    const { folder, set, out, bill } = workshop;
    await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
    expect((await commandLine(['backfill', ...range, ...bill])).code).toBe(0);
    const before = byTarget(await archivedRows(workshop));
    const next = writeSet(join(folder, 'next'), {
      ...exampleTexts,
      rules: exampleTexts.rules
        .replace('{serviceCode: AmazonEKS}', '{chargeType: Credit}')
        .replace(
          '  - {id: catalogue,',
          '  - {id: s3, when: {serviceCode: AmazonS3}, to: team/platform}\n  - {id: catalogue,',
        ),
    });
    const diff = await commandLine([
      'rules',
      'diff',
      '--rules',
      next,
      '--against',
      'current',
      ...range,
      ...bill,
      '--json',
    ]);
    const { targets } = JSON.parse(diff.stdout) as {
      targets: { target: string; before: number; after: number }[];
    };
    const said = (when: 'before' | 'after') =>
      byTarget(targets.map((one) => ({ target: one.target, cost: one[when] })));
    expect(said('before')).toEqual(before);
    expect((await commandLine(['rules', 'publish', '--rules', next, '--out', out])).code).toBe(0);
    expect(byTarget(await archivedRows(workshop))).toEqual(before);
    expect((await commandLine(['backfill', ...range, ...bill])).code).toBe(0);
    const after = byTarget(await archivedRows(workshop));
    expect(after).toEqual(said('after'));
    expect(after).not.toEqual(before);
  });

  it('agree: explain sums each target and rule as the archive does', async () => {
    const workshop = rulesWorkshop(exampleTexts, lines);
    const { set, out, bill } = workshop;
    await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
    await commandLine(['backfill', '--from', '2026-11-20', '--to', '2026-11-20', ...bill]);
    const archived = await archivedRows(workshop);
    for (const account of ['012345678901', '444455556666']) {
      const args = [
        'rules',
        'explain',
        '--rules',
        'current',
        '--account',
        account,
        ...bill,
        '--json',
      ];
      const { groups } = JSON.parse((await commandLine(args)).stdout) as {
        groups: {
          target: string;
          ruleId: string | null;
          cost: number;
          line: { chargeType: string };
        }[];
      };
      const keyed = (target: string, rule: string, type: string) => `${target} ${rule} ${type}`;
      expect(
        byTarget(
          groups.map((one) => ({
            target: keyed(one.target, one.ruleId ?? '', one.line.chargeType),
            cost: one.cost,
          })),
        ),
      ).toEqual(
        byTarget(
          archived
            .filter((row) => row.account === account)
            .map((row) => ({
              target: keyed(row.target, row.rule, row.chargeType),
              cost: row.cost,
            })),
        ),
      );
    }
  });

  it('agree: without a bill, check reads from the archive what each rule claimed', async () => {
    const { set, out, bill } = rulesWorkshop(exampleTexts, lines);
    await commandLine(['rules', 'publish', '--rules', set, '--out', out]);
    await commandLine(['backfill', ...range, ...bill]);
    const { stdout } = await commandLine(['rules', 'check', '--rules', set, ...bill, '--json']);
    const { total, allocated, rulesWithoutLines } = JSON.parse(stdout).bill;
    const platform = await openLocalPlatform({
      out,
      bill: bill[1] ?? '',
      accounts: [],
      now: () => Date.parse('2026-11-21T07:00:00Z'),
    });
    onTestFinished(() => platform.close());
    const settings = { costMetric: 'unblended', currency: null } as OpenArchive['settings'];
    const accept = { shrink: false, payer: null };
    const archive = { platform, settings, accept, close: () => undefined };
    const review = await reviewOverArchive(archive, { texts: exampleTexts, set: exampleSet() });
    expect(review).toMatchObject({
      source: 'archive',
      from: '2026-10-22',
      to: '2026-11-20',
      total: expect.closeTo(total, 6),
      allocated: expect.closeTo(allocated, 6),
      unreadTagKeys: null,
    });
    expect(review?.rulesWithoutLines.map(({ id }) => id)).toEqual(
      rulesWithoutLines.map(({ id }: { id: string }) => id),
    );
    const other = { ...exampleTexts, rules: `${exampleTexts.rules}# changed\n` };
    expect(await reviewOverArchive(archive, { texts: other, set: exampleSet() })).toBeNull();
  });
});
