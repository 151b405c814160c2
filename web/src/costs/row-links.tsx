/** Where a row of a table leads: its name to its parts, its lines to the rows behind its cost. */
import { Link } from 'wouter';
import type { Dimension } from '../../../src/domain/questions/dimension.ts';
import { BillName } from '../marks/bill-name.tsx';
import { filteredTo, openedRow } from '../view/next-group.ts';
import { rowsAddress } from '../view/rows-address.ts';
import { type View, viewQuery } from '../view/view.ts';
import type { ShownRow } from './cost-rows.ts';

interface RowProps {
  readonly row: ShownRow;
  readonly view: View;
}

interface RowNameProps extends RowProps {
  readonly dimension: Dimension;
  readonly isLink: boolean;
}

export function RowName({ row, view, dimension, isLink }: RowNameProps) {
  const name = <BillName dimension={dimension} value={row.values.get(dimension) ?? ''} />;
  if (!isLink || !isReached(view)) return name;
  return (
    <Link className="plain" href={`/explore?${viewQuery(openedRow(view, row.values))}`}>
      {name}
    </Link>
  );
}

export function RowLines({ row, view }: RowProps) {
  const text = row.lines.toLocaleString('en-US');
  if (!isReached(view)) return text;
  return (
    <Link className="plain" href={rowsAddress(filteredTo(view, row.values))}>
      {text}
    </Link>
  );
}

/** Whether the days and filters of another page give the same cost: a row of one day or month has other days. */
function isReached(view: View): boolean {
  return view.granularity === 'total';
}
