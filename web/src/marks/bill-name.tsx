/** A name from the bill. It is untrusted: React escapes it, and `bdi` keeps its reading direction to itself. */
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { dimensionWords } from '../words/dimension-words.ts';

export function BillName({
  dimension,
  value,
}: {
  readonly dimension: Dimension;
  readonly value: string;
}) {
  if (value === '') return <span className="quiet">{dimensionWords[dimension].none}</span>;
  return <bdi>{dimension === 'ou' ? value.replaceAll('/', ' / ') : value}</bdi>;
}
