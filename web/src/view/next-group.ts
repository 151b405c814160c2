/** What a row of a table is opened by: the next finer dimension that is not filtered yet. */
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { type View, withFilter } from './view.ts';

const finer: Readonly<Record<Dimension, readonly Dimension[]>> = {
  ou: ['service', 'usageType'],
  team: ['service', 'usageType'],
  account: ['service', 'usageType'],
  region: ['service', 'usageType'],
  application: ['service', 'usageType'],
  environment: ['service', 'usageType'],
  chargeType: ['service', 'usageType'],
  rule: ['service', 'usageType'],
  service: ['usageType', 'operation'],
  usageType: ['operation', 'account'],
  operation: ['usageType', 'account'],
};

/** The view of the row with these values, grouped by the next dimension. */
export function openedRow(view: View, values: ReadonlyMap<Dimension, string>): View {
  const filtered = filteredTo(view, values);
  const last = [...values.keys()].at(-1) ?? 'ou';
  const next = finer[last].find((dimension) => filtered.filter[dimension] === undefined);
  return { ...filtered, groupBy: [next ?? 'account'] };
}

/** A row of an OU is without those below it, so that its filter takes the place of one that includes them. */
export function filteredTo(view: View, values: ReadonlyMap<Dimension, string>): View {
  return [...values].reduce(
    (all, [dimension, value]) =>
      dimension === 'ou'
        ? withFilter(withFilter(all, 'ou', []), 'ouOnly', [value])
        : withFilter(all, dimension, [value]),
    view,
  );
}
