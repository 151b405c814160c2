/** Answers of the API for React, kept while a page shows them. Problems of the request are not asked again. */
import {
  keepPreviousData,
  QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { Answer, Costs, Lines, ReaderAnswer, Status } from './answers.ts';
import { ApiError, askJson } from './api-client.ts';
import { answerQuery, useAnswer } from './use-answer.ts';

const minute = 60_000;

export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: minute,
        // A local server answers without a network.
        networkMode: 'always',
        retry: (count, error) => count < 2 && isPassing(error),
        retryDelay: 400,
      },
    },
  });
}

function isPassing(error: unknown): boolean {
  return !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
}

const status = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => askJson<Answer<Status>>('/v1/status', signal),
});

export function useStatus() {
  return useQuery(status);
}

/** Every page waits for the status: it is asked for before the first page is drawn. */
export function askStatusEarly(client: QueryClient): void {
  void client.prefetchQuery(status);
}

/** `query`: that of `/v1/costs`. */
export function useCosts(query: string) {
  return useAnswer<Costs>(costsPath(query));
}

/** The answer before stays while the next one is made: who shows it must say so (`isPlaceholderData`). */
export function useCostsInPlace(query: string) {
  return useQuery({ ...answerQuery<Costs>(costsPath(query)), placeholderData: keepPreviousData });
}

function costsPath(query: string): string {
  return `/v1/costs?${query}`;
}

/** `query`: that of `/v1/lines`; each page continues the one before. */
export function useLines(query: string) {
  return useInfiniteQuery({
    queryKey: ['lines', query],
    queryFn: ({ signal, pageParam }) =>
      askJson<Answer<Lines>>(`/v1/lines?${query}${cursorOf(pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => data.nextCursor,
  });
}

export function cursorOf(cursor: string | null): string {
  return cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
}

/** Of who may see and change what. */
export function useReader() {
  return useAnswer<ReaderAnswer>('/v1/reader');
}
