/** The page's view, read from its address and written back to it. */
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CostMetric } from '../../../src/domain/costs/cost-metric.ts';
import { type ReadView, readView, type View, viewQuery } from './view.ts';

export interface UsedView extends ReadView {
  readonly path: string;
  /** The address of the same page with another view. */
  readonly addressOf: (view: View) => string;
  readonly show: (view: View) => void;
}

/** `digestMetric`: the metric where the address names none. */
export function useView(digestMetric: CostMetric): UsedView {
  const [path, navigate] = useLocation();
  const search = useSearch();
  return useMemo(() => {
    const addressOf = (view: View) => pageAddress(path, view);
    return {
      ...readView(search, digestMetric),
      path,
      addressOf,
      show: (view) => navigate(addressOf(view)),
    };
  }, [path, search, navigate, digestMetric]);
}

export function pageAddress(path: string, view: View): string {
  const query = viewQuery(view);
  return query === '' ? path : `${path}?${query}`;
}
