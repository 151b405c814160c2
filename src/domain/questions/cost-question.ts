/** A question about costs: the rows of `cost_allocation`, filtered, grouped and added up. */
import type { CostMetric } from '../costs/cost-metric.ts';
import type { DayRange } from './compared-days.ts';
import { type Dimension, dimensions } from './dimension.ts';
import type { ReaderScope } from './reader-scope.ts';

/** What rows are filtered by: `ou` is an OU with those below it, `ouOnly` an OU without them. */
export const filterNames = [...dimensions, 'ouOnly'] as const;
export type FilterName = Dimension | 'ouOnly';

/** Accepted values: a row must have one of them, for each name. Untrusted input. */
export type CostFilter = ReadonlyMap<FilterName, readonly string[]>;

export const granularities = ['total', 'day', 'month'] as const;
export type Granularity = (typeof granularities)[number];

/** The rows a question is about. */
export interface AskedRows extends DayRange {
  readonly filter: CostFilter;
  readonly scope: ReaderScope;
}

/** A part of an answer, from row `offset` on. */
export interface AskedPage {
  readonly offset: number;
  readonly limit: number;
}

export interface CostQuestion extends AskedRows, AskedPage {
  readonly metric: CostMetric;
  readonly granularity: Granularity;
  readonly groupBy: readonly Dimension[];
  /** The days to compare with; null without a comparison. */
  readonly before: DayRange | null;
}
