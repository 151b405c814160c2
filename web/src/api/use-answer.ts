/** One answer of the API, which belongs to no list of filters: the last one stays while the next is made. */
import { useQuery } from '@tanstack/react-query';
import type { Answer, CostsByTeam, TeamMonths, Units, UnusualCosts } from './answers.ts';
import { askJson } from './api-client.ts';

/** `path` with its query: '/v1/units'. */
export function useAnswer<Data>(path: string) {
  return useQuery({
    queryKey: ['answer', path],
    queryFn: ({ signal }) => askJson<Answer<Data>>(path, signal),
  });
}

export const useUnits = () => useAnswer<Units>('/v1/units');
export const useUnusualCosts = () => useAnswer<UnusualCosts>('/v1/anomalies');
export const useCostsByTeam = () => useAnswer<CostsByTeam>('/v1/costs/by-team?window=30d');
export const useTeamMonths = () => useAnswer<TeamMonths>('/v1/team-months');
