/** Business groups, units and teams with their direct and shared cost. It ends in the total, equal to the bill. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { Answer, TeamMonths } from '../api/answers.ts';
import { useCosts } from '../api/use-answers.ts';
import { CsvButton } from '../costs/take-along.tsx';
import { BillPill } from '../costs/total-rows.tsx';
import { rowsAddress } from '../view/rows-address.ts';
import { viewQuery } from '../view/view.ts';
import { moneyText } from '../words/money-text.ts';
import { poolName } from './pool-words.ts';
import { SumCells } from './sum-cells.tsx';
import { TeamRows } from './team-rows.tsx';
import { isTeam, type KnownTeams, teamTree, visibleRows } from './team-tree.ts';
import { targetView } from './team-views.ts';

interface TeamsTableProps {
  readonly answer: Answer<KnownTeams>;
  readonly months: TeamMonths['rows'];
  readonly search: string;
  readonly onSearch: (search: string) => void;
}

export function TeamsTable({ answer, months, search, onSearch }: TeamsTableProps) {
  const { data, currency } = answer;
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const tree = teamTree(data, months, search);
  const isOpen = (row: { readonly key: string; readonly isUrgent: boolean }) =>
    toggled.get(row.key) ?? (row.isUrgent || search.trim() !== '');
  const rows = visibleRows(tree, isOpen);
  const others = data.rows.filter((row) => !isTeam(row));
  return (
    <section>
      <div className="section-head">
        <h2>Teams</h2>
        <div className="actions">
          <label className="search">
            <span className="hidden">Search teams, units and groups</span>
            <input
              type="search"
              placeholder="Search teams"
              value={search}
              onChange={({ target }) => onSearch(target.value)}
            />
          </label>
          <CsvButton
            path="/v1/costs/by-team?window=30d"
            fileName={`teams-${data.days.from}-to-${data.days.to}.csv`}
          />
        </div>
      </div>
      <p className="quiet small">
        Largest changes first; groups that changed by less than 5 % are folded. Shared is a team's
        part of the pools below.
      </p>
      <table className="costs teams">
        <caption className="hidden">Costs by team</caption>
        <thead>
          <tr>
            <th scope="col">Business group, unit, team</th>
            <th scope="col" className="number only-wide">
              Direct
            </th>
            <th scope="col" className="number only-wide">
              Shared, divided
            </th>
            <th scope="col" className="number">
              Total
            </th>
            <th scope="col" className="number only-wide">
              On the 30 days before
            </th>
            <th scope="col" className="number only-wide">
              Of all
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={6}>
                {search.trim() === '' ? 'The rules name no team.' : 'No team has this in its name.'}
              </td>
            </tr>
          ) : (
            <TeamRows
              rows={rows}
              currency={currency}
              total={data.total.cost}
              isOpen={isOpen}
              toggle={(row) => setToggled(new Map(toggled).set(row.key, !isOpen(row)))}
            />
          )}
        </tbody>
        <tfoot>
          {others.map((row) => (
            <tr key={row.x_Target} className="others">
              <th scope="row" className="name">
                <Link
                  className="plain"
                  href={`/explore?${viewQuery({ ...targetView(data, row.x_Target), groupBy: ['account'] })}`}
                >
                  {row.x_Target === 'unallocated' ? (
                    'Unallocated'
                  ) : (
                    <bdi>{poolName(row.x_Target)}</bdi>
                  )}
                </Link>
                {row.x_Target === 'unallocated' ? null : (
                  <span className="quiet small"> shared, not divided</span>
                )}
              </th>
              <SumCells sums={row} currency={currency} total={data.total.cost} />
            </tr>
          ))}
          <tr className="total">
            <th scope="row">Total</th>
            <SumCells sums={data.total} currency={currency} total={data.total.cost} />
          </tr>
          <tr className="bill">
            <td colSpan={6}>
              <TotalProof answer={answer} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** The rows of the archive are added up without teams, and compared. A reader of some teams sees only their rows. */
function TotalProof({ answer }: { readonly answer: Answer<KnownTeams> }) {
  const view = targetView(answer.data);
  const { data: costs } = useCosts(viewQuery(view));
  if (costs === undefined) return null;
  const { currency } = answer;
  const archived = moneyText(costs.data.total.cost, currency);
  if (archived === moneyText(answer.data.total.cost, currency)) {
    return <BillPill reconciled={answer.reconciled} />;
  }
  return (
    <p className="small">
      <Link href={rowsAddress(view)}>The rows that you may see</Link> add up to {archived}: they are
      direct cost alone, or of other OUs too.
    </p>
  );
}
