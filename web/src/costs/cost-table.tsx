/** A table of costs that ends in its total, and in whether that is equal to the bill. */
import { useTable } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import type { Answer, Costs } from '../api/answers.ts';
import { dimensionWords } from '../words/dimension-words.ts';
import { type CostColumnsGiven, costColumns, costFeatures } from './cost-columns.tsx';
import { otherRows, shownRows } from './cost-rows.ts';
import { TotalRows } from './total-rows.tsx';

interface CostTableProps extends Omit<CostColumnsGiven, 'total' | 'currency'> {
  readonly answer: Answer<Costs>;
  readonly caption: string;
  /** Rows that are shown by themselves; default: all of the answer. */
  readonly maxRows?: number;
  /** Where the other rows are. */
  readonly othersAddress?: string;
}

const numeric = new Set(['cost', 'share', 'before', 'change', 'lines']);
/** Columns that a narrow screen does not have. */
const wideOnly = new Set(['share', 'before', 'change', 'lines']);

export function columnClass(id: string): string {
  const kind = id === 'period' ? 'period' : 'name';
  return `${numeric.has(id) ? 'number' : kind}${wideOnly.has(id) ? ' only-wide' : ''}`;
}

export function CostTable(props: CostTableProps) {
  const { answer, caption, view, isCompared, days, daysBefore, colourOf } = props;
  const { currency, data } = answer;
  const { maxRows = data.rows.length, othersAddress } = props;
  const rows = useMemo(
    () => shownRows(data.rows.slice(0, maxRows), view.groupBy, isCompared),
    [data, maxRows, view.groupBy, isCompared],
  );
  const columns = useMemo(() => {
    const given = { view, currency, total: data.total.cost, isCompared, days, daysBefore };
    return costColumns(colourOf === undefined ? given : { ...given, colourOf });
  }, [view, currency, data, isCompared, days, daysBefore, colourOf]);
  const others = otherRows(rows, data.total);
  const table = useTable({
    features: costFeatures,
    columns,
    data: rows,
    getRowId: (row) => row.key,
    // Other rows could come before these.
    enableSorting: others === null,
  });
  const names = table.getHeaderGroups()[0]?.headers.map((header) => header.column.id) ?? [];
  const labels = names.filter((name) => !numeric.has(name)).length;
  return (
    <table className="costs">
      <caption className="hidden">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <th
                key={header.id}
                scope="col"
                className={columnClass(header.column.id)}
                aria-sort={ariaSort(header.column.getIsSorted())}
              >
                {header.column.getCanSort() ? (
                  <button
                    type="button"
                    className="sort"
                    onClick={header.column.getToggleSortingHandler()}
                  >
                    <table.FlexRender header={header} />
                    <span aria-hidden="true">{arrows[header.column.getIsSorted() || 'none']}</span>
                  </button>
                ) : (
                  <table.FlexRender header={header} />
                )}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id}>
            {row.getAllCells().map((cell, at) => (
              <Cell key={cell.id} id={cell.column.id} isHeader={at === 0 && labels > 0}>
                <table.FlexRender cell={cell} />
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      <TotalRows
        answer={answer}
        labels={labels}
        isCompared={isCompared}
        others={others}
        othersName={othersName(props, others?.count ?? 0, othersAddress)}
      />
    </table>
  );
}

interface CellProps {
  readonly id: string;
  readonly isHeader: boolean;
  readonly children: ReactNode;
}

function Cell({ id, isHeader, children }: CellProps) {
  if (!isHeader) return <td className={columnClass(id)}>{children}</td>;
  return (
    <th scope="row" className={columnClass(id)}>
      {children}
    </th>
  );
}

const arrows = { asc: ' ↑', desc: ' ↓', none: '' };

function ariaSort(sorted: false | 'asc' | 'desc'): 'ascending' | 'descending' | undefined {
  if (sorted === false) return undefined;
  return sorted === 'asc' ? 'ascending' : 'descending';
}

function othersName({ view }: CostTableProps, count: number, address: string | undefined) {
  const [first] = view.groupBy;
  const isOne = view.groupBy.length === 1 && first !== undefined && view.granularity === 'total';
  const word = isOne
    ? count === 1
      ? dimensionWords[first].one.replace(/^[A-Z](?=[a-z]|$)/, (letter) => letter.toLowerCase())
      : dimensionWords[first].many
    : count === 1
      ? 'row'
      : 'rows';
  const text = `${count.toLocaleString('en-US')} other ${word}`;
  return address === undefined ? text : <Link href={address}>{text}</Link>;
}
