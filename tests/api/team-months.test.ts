/** The month of each team: the numbers of the mail of the same run, and nothing of others for a reader of one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamMonths } from '../../src/api/operations/team-months.ts';
import type { AllocationFigures } from '../../src/domain/figures/allocation-figures.ts';
import { folderForSuite } from '../support/temp-folder.ts';
import { digestSample, type SampleDigest } from './sample-digest.ts';
import { everything } from './served-archive.ts';

interface Row {
  readonly x_Target: string;
  readonly monthToDate: string;
  readonly projected: string | null;
  readonly projectedFrom: string | null;
  readonly projectedTo: string | null;
  readonly budget: string | null;
  readonly light: string;
}

const textOf = (amount: number | null | undefined) =>
  amount === null || amount === undefined ? null : String(amount);

describe('the months of teams', () => {
  const suite = folderForSuite();
  let sample: SampleDigest;
  beforeAll(async () => {
    sample = await digestSample(suite());
  }, 60_000);
  afterAll(() => sample.served.archive.close());

  async function monthsOf(teams?: readonly string[]): Promise<readonly Row[]> {
    const part = { scope: { kind: 'part', ous: [], teams: teams ?? [] }, isEditor: false } as const;
    const reader = teams === undefined ? everything : part;
    const answer = await sample.served.ask('/v1/team-months', { reader });
    const body = (await answer.json()) as { readonly data: { readonly rows: readonly Row[] } };
    expect(answer.status, JSON.stringify(body)).toBe(200);
    expect(teamMonths.data.parse(body.data)).toEqual(body.data);
    return body.data.rows;
  }

  it('have the numbers of the mail', async () => {
    const figures = sample.figures.allocation?.figures as AllocationFigures;
    expect(figures.teams.length).toBeGreaterThan(3);
    expect(await monthsOf()).toEqual(
      figures.teams.map((team) => ({
        x_Target: `team/${team.team}`,
        monthToDate: String(team.monthToDate),
        projected: textOf(team.projected),
        projectedFrom: textOf(team.projectedRange?.lower),
        projectedTo: textOf(team.projectedRange?.upper),
        budget: textOf(team.budget),
        light: team.light,
      })),
    );
  });

  it('of a reader of one are that one, and of a reader of none are none', async () => {
    const all = await monthsOf();
    expect(await monthsOf(['data'])).toEqual(
      all.filter(({ x_Target }) => x_Target === 'team/data'),
    );
    expect(await monthsOf([])).toEqual([]);
  });
});
