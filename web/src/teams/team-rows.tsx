/** The rows of groups, units and teams: a group is opened by its button, a team leads to its page. */
import { Link } from 'wouter';
import { LightPill } from '../units/light-mark.tsx';
import { SumCells } from './sum-cells.tsx';
import { monthOfTeam } from './team-month.ts';
import type { TreeRow } from './team-tree.ts';
import { teamAddress } from './team-views.ts';

interface TeamRowsProps {
  readonly rows: readonly TreeRow[];
  readonly currency: string | null;
  readonly total: string;
  readonly isOpen: (row: TreeRow) => boolean;
  readonly toggle: (row: TreeRow) => void;
}

export function TeamRows({ rows, currency, total, isOpen, toggle }: TeamRowsProps) {
  return rows.map((row) => (
    <tr key={row.key} className={row.kind}>
      <th scope="row" className="name">
        {row.kind === 'team' ? (
          <TeamName row={row} />
        ) : (
          <button
            type="button"
            className="fold-button"
            aria-expanded={isOpen(row)}
            onClick={() => toggle(row)}
          >
            {row.name === '' ? `no business ${row.kind}` : <bdi>{row.name}</bdi>}
          </button>
        )}
      </th>
      <SumCells sums={row} currency={currency} total={total} />
    </tr>
  ));
}

function TeamName({ row: { name, month } }: { readonly row: TreeRow }) {
  return (
    <>
      <Link className="plain" href={teamAddress(name)}>
        <bdi>{name}</bdi>
      </Link>{' '}
      {month === undefined || month.budget === null ? null : (
        <LightPill month={monthOfTeam(month)} />
      )}
    </>
  );
}
