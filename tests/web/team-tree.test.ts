/** Teams by business group and unit: sums to the cent, what needs attention first, and search. */
import { describe, expect, it } from 'vitest';
import { dashboardLinks } from '../../src/domain/links/dashboard-links.ts';
import type { TeamMonths, TeamRow } from '../../web/src/api/answers.ts';
import { poolSums } from '../../web/src/teams/pool-words.ts';
import { teamTree, visibleRows } from '../../web/src/teams/team-tree.ts';
import { teamAddress, teamInPath } from '../../web/src/teams/team-views.ts';

const row = (target: string, unit: string, cost: string, costBefore: string | null): TeamRow => ({
  x_Target: target,
  x_BusinessUnit: unit,
  x_BusinessGroup: 'Group',
  directCost: cost,
  sharedCost: '0.1',
  cost,
  costBefore,
  change: null,
});
const rows = [
  row('team/quiet', 'A', '1000.1', '1000'),
  row('team/rise', 'B', '20.2', '10'),
  row('team/fall', 'B', '10', '200'),
  row('unallocated', '', '5', '5'),
];
const names = (tree: ReturnType<typeof teamTree>) =>
  visibleRows(tree, ({ isUrgent }) => isUrgent).map(({ name }) => name);

describe('the tree of teams', () => {
  it('adds up its teams, and has nothing that is no team', () => {
    const [group] = teamTree({ rows }, [], '');
    expect(group).toMatchObject({ cost: '1030.3', sharedCost: '0.3', costBefore: '1210' });
  });

  it('has the largest urgent changes first, and folds what is quiet', () => {
    expect(names(teamTree({ rows }, [], ''))).toEqual(['Group', 'B', 'fall', 'rise', 'A']);
  });

  it('counts a budget that is near as urgent', () => {
    const month = {
      ...{ x_Target: 'team/quiet', monthToDate: '1', projected: '99', budget: '100' },
      ...{ projectedFrom: null, projectedTo: null, light: 'yellow' },
    } satisfies TeamMonths['rows'][number];
    expect(names(teamTree({ rows }, [month], ''))).toContain('quiet');
  });

  it('knows no sum before where one team has none', () => {
    const some = [row('team/a', 'A', '1', null), row('team/b', 'A', '1', '1')];
    expect(teamTree({ rows: some }, [], '')[0]?.costBefore).toBeNull();
  });

  it('is searched by team, unit and group, whatever the case', () => {
    expect(names(teamTree({ rows }, [], ' RIS'))).toEqual(['Group', 'B', 'rise']);
    expect(teamTree({ rows }, [], 'nobody')).toEqual([]);
  });
});

it('pools are added up over their parts, with the largest first', () => {
  const part = (pool: string, sharedCost: string) => ({
    ...{ x_Target: 'team/a', x_Pool: pool, sharedCost },
    ...({ method: 'proportional', basis: 'day' } as const),
  });
  const pools = poolSums([part('pool/a', '0.1'), part('pool/b', '1'), part('pool/a', '0.2')]);
  expect(pools.map(({ pool, cost }) => [pool, cost])).toEqual([
    ['pool/b', '1'],
    ['pool/a', '0.3'],
  ]);
  expect(pools[0]?.words).toBe('in proportion to own cost of each day');
});

it.each(['retail', 'a/b?c=d&e#f', '100%2F', '<b>\u202e', 'Größe 🚀'])(
  'the address of %s is that of the mails, and is read back',
  (name) => {
    const link = dashboardLinks('https://costs.example.com').team(name) ?? '';
    expect(`https://costs.example.com${teamAddress(name)}`).toBe(link);
    expect(teamInPath(new URL(link).pathname)).toBe(name);
  },
);

it('a path that is not encoded rightly is shown as it is', () => {
  expect(teamInPath('/teams/100%')).toBe('100%');
});
