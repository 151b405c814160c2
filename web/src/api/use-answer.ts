/** One answer of the API, which belongs to no list of filters: the last one stays while the next is made. */
import { useQuery } from '@tanstack/react-query';
import { pagePaths } from '../../../src/domain/questions/page-questions.ts';
import type { Answer, CostsByTeam, TeamMonths, Units, UnusualCosts } from './answers.ts';
import { askJson } from './api-client.ts';

/** `path` with its query: '/v1/units'. */
export function useAnswer<Data>(path: string) {
  return useQuery({
    queryKey: ['answer', path],
    queryFn: ({ signal }) => askJson<Answer<Data>>(path, signal),
  });
}

export const useUnits = () => useAnswer<Units>(pagePaths.units);
export const useUnusualCosts = () => useAnswer<UnusualCosts>(pagePaths.anomalies);
export const useCostsByTeam = () => useAnswer<CostsByTeam>(pagePaths.costsByTeam);
export const useTeamMonths = () => useAnswer<TeamMonths>(pagePaths.teamMonths);
