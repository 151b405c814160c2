/** What changed on a day: on real bills, archived and read on a laptop. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DirectoryAccount } from '../../../src/directory/accounts-csv.ts';
import type { Figures } from '../../../src/domain/figures/figures.ts';
import { account, runDigest } from '../../support/laptop.ts';
import { type Line, steadyLines, writeBill } from '../../support/small-bill.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const day = '2026-11-20';
const here = [account('012345678901', 'Root/A'), account('222222222222', 'Root/A')];
const rds = { service: 'Amazon RDS', account: '222222222222' };

/** 1,000 a day of EC2, and the lines. */
async function figuresOf(
  lines: readonly Line[],
  accounts: readonly DirectoryAccount[] = here,
): Promise<Figures> {
  const folder = tempFolder();
  const steady = steadyLines('2026-10-01', day, 1000, 1);
  const bill = writeBill(join(folder, 'bill.csv'), [...steady, ...lines]);
  const settings = { restatementDays: 30 };
  const run = { bill, out: join(folder, 'out'), day, accounts, settings };
  return (await runDigest(run)).figures;
}

const rdsLines = (from: string, to: string, cost = 100) =>
  steadyLines(from, to, cost, 1).map((line) => ({ ...line, ...rds }));
const changes = ({ movers }: Figures) =>
  movers.rows.map(({ service, part, change }) => [service, part, change]);

describe('a change', () => {
  it('is listed on the day on which the cost ended', async () => {
    const figures = await figuresOf(rdsLines('2026-10-01', '2026-11-19'));
    expect(changes(figures)).toEqual([['Amazon RDS', 'all', -100]]);
  });

  it('is not listed weeks after the cost ended', async () => {
    expect(changes(await figuresOf(rdsLines('2026-10-01', '2026-11-05')))).toEqual([]);
  });

  it('is not listed weeks after the cost began', async () => {
    expect(changes(await figuresOf(rdsLines('2026-11-05', day)))).toEqual([]);
  });

  it('of a cost that began weeks ago and rose today is listed', async () => {
    const figures = await figuresOf([
      ...rdsLines('2026-11-05', '2026-11-19'),
      ...rdsLines(day, day, 300),
    ]);
    expect(changes(figures)).toEqual([['Amazon RDS', 'all', 250]]);
  });

  it('of a weekly cost that did not come is listed', async () => {
    const fridays = ['2026-10-23', '2026-10-30', '2026-11-06', '2026-11-13'];
    const figures = await figuresOf(fridays.map((friday) => ({ day: friday, cost: 50, ...rds })));
    expect(changes(figures)).toEqual([['Amazon RDS', 'all', -50]]);
  });

  it('below a share of the day’s cost is not listed, and the figures say which', async () => {
    const { movers } = await figuresOf(rdsLines(day, day, 1.9));
    expect(movers).toMatchObject({ against: 'usual', rows: [] });
    expect(movers.floor).toBeCloseTo(0.002 * 1001.9);
  });
});

describe('an account that moved to another OU', () => {
  const moved = [
    account('012345678901', 'Root/A', '2026-10-01'),
    account('222222222222', 'Root/A', '2026-10-01'),
    account('012345678901', 'Root/A', '2026-11-18'),
    account('222222222222', 'Root/B', '2026-11-18'),
  ];

  it('is one move, and not a change of two OUs', async () => {
    const { movers } = await figuresOf(rdsLines('2026-10-01', day), moved);
    expect(movers.rows).toEqual([]);
    expect(movers.moves).toEqual([
      {
        accountId: '222222222222',
        accountName: 'name of 222222222222',
        from: 'Root/A',
        to: 'Root/B',
        after: '2026-11-13',
        cost: 100,
      },
    ]);
  });

  it('has its changes in the present OU', async () => {
    const lines = [...rdsLines('2026-10-01', '2026-11-19'), ...rdsLines(day, day, 400)];
    const { movers } = await figuresOf(lines, moved);
    expect(movers.rows).toMatchObject([{ ou: 'Root/B', reference: 100, change: 300 }]);
  });

  it('is named as long as its OUs are compared with days before the move', async () => {
    const movesOf = async (since: string) => {
      const early = moved.map((one) =>
        one.snapshotDate === '2026-11-18' ? { ...one, snapshotDate: since as never } : one,
      );
      return (await figuresOf(rdsLines('2026-10-01', day), early)).movers.moves;
    };
    expect(await movesOf('2026-11-12')).toMatchObject([{ from: 'Root/A', after: '2026-11-06' }]);
    expect(await movesOf('2026-10-20')).toEqual([]);
  });
});

describe('a credit that cancels a rise of usage', () => {
  const usage = [...rdsLines('2026-10-01', '2026-11-19'), ...rdsLines(day, day, 600)];

  it('is listed apart from it', async () => {
    const credit = { day, cost: -500, type: 'Credit', ...rds };
    const { movers } = await figuresOf([...usage, credit]);
    expect(movers.rows.map(({ part, cost, change }) => [part, cost, change])).toEqual([
      ['usage', 600, 500],
      ['one-off', -500, -500],
    ]);
  });

  it('is listed as credits, not as usage, on the day on which it ends', async () => {
    const credits = steadyLines('2026-10-01', '2026-11-19', -80, 1).map((line) => ({
      ...line,
      ...rds,
      type: 'Credit',
    }));
    const { movers } = await figuresOf([...rdsLines('2026-10-01', day), ...credits]);
    expect(movers.rows).toMatchObject([{ part: 'one-off', cost: 0, reference: -80, change: 80 }]);
  });

  it('is one row with other usage that changed in the same direction', async () => {
    const fee = { day, cost: 500, type: 'Fee', ...rds };
    expect(changes(await figuresOf([...usage, fee]))).toEqual([['Amazon RDS', 'all', 1000]]);
  });
});
