/** One answer of the API. Of another path it is undefined until it is there: no number stays below another heading. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { pagePaths } from '../../../src/domain/questions/page-questions.ts';
import type { Answer, CostsByTeam, TeamMonths, Units, UnusualCosts } from './answers.ts';
import { askJson } from './api-client.ts';

/** `path` with its query: '/v1/units?limit=20'. */
export function useAnswer<Data>(path: string) {
  return useQuery(answerQuery<Data>(path));
}

export function answerQuery<Data>(path: string) {
  return queryOptions({
    queryKey: ['answer', path],
    queryFn: ({ signal }) => askJson<Answer<Data>>(path, signal),
  });
}

export const useUnits = () => useAnswer<Units>(pagePaths.units);
export const useUnusualCosts = () => useAnswer<UnusualCosts>(pagePaths.anomalies);
export const useCostsByTeam = () => useAnswer<CostsByTeam>(pagePaths.costsByTeam);
export const useTeamMonths = () => useAnswer<TeamMonths>(pagePaths.teamMonths);
