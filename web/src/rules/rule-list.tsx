/** The published rules in their order, each with the cost that it claimed; the last row is the bill. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { Answer, Costs, Rules } from '../api/answers.ts';
import { BillPill } from '../costs/total-rows.tsx';
import { TargetName } from '../marks/target-name.tsx';
import { viewQuery, withFilter } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { shareText } from '../words/change.ts';
import { moneyText } from '../words/money-text.ts';
import { type RuleCost, type RuleRow, ruleRows } from './rule-rows.ts';
import { isFound, SearchField } from './search-field.tsx';

interface RuleListProps {
  readonly rules: Answer<Rules>;
  readonly costs: Answer<Costs>;
  readonly view: ViewOfDays;
}

export function RuleList({ rules, costs, view }: RuleListProps) {
  const [searched, search] = useState('');
  const { rows, earlier, unclaimed } = ruleRows(rules.data.rows, costs.data);
  const { total } = costs.data;
  const shown = rows.filter(({ rule }) => isFound(searched, Object.values(rule)));
  const cells = (id: string, cost: RuleCost) => (
    <CostCells id={id} cost={cost} total={total.cost} costs={costs} view={view} />
  );
  return (
    <>
      <div className="actions">
        <SearchField value={searched} onChange={search} />
      </div>
      <table className="costs rules">
        <caption className="hidden">Rules in their order, and the cost of each</caption>
        <thead>
          <tr>
            <th scope="col" className="only-wide">
              No.
            </th>
            <th scope="col">If</th>
            <th scope="col" className="only-wide">
              Then it belongs to
            </th>
            <th scope="col" className="number only-wide">
              Lines
            </th>
            <th scope="col" className="number">
              Cost
            </th>
            <th scope="col" className="number only-wide">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.rule.id} className={row.lines === 0 ? 'unused' : undefined}>
              <td className="only-wide quiet">{row.rule.position}</td>
              <RuleCells {...row} />
              {cells(row.rule.id, row)}
            </tr>
          ))}
          {searched !== '' && shown.length === 0 ? (
            <tr>
              <td colSpan={6} className="quiet">
                No rule has “{searched}”.
              </td>
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          {earlier.map(({ id, cost }) => (
            <tr key={id} className="others">
              <td className="only-wide" />
              <th scope="row">
                <code>
                  <bdi>{id}</bdi>
                </code>
              </th>
              <td className="quiet only-wide">a rule that is not published any more</td>
              {cells(id, cost)}
            </tr>
          ))}
          <tr className="others">
            <td className="only-wide" />
            <th scope="row">No rule matched</th>
            <td className="only-wide">Unallocated</td>
            {cells('', unclaimed)}
          </tr>
          <tr className="total">
            <td className="only-wide" />
            <th scope="row">Total</th>
            <td className="only-wide" />
            <td className="number only-wide">{total.lines.toLocaleString('en-US')}</td>
            <td className="number">{moneyText(total.cost, costs.currency)}</td>
            <td className="only-wide" />
          </tr>
          <tr className="bill">
            <td colSpan={6}>
              <BillPill reconciled={costs.reconciled} />
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function RuleCells({ rule, lines }: RuleRow) {
  const { id, condition, target, lookup, application, reason } = rule;
  return (
    <>
      <th scope="row" className="name">
        {condition === null ? (
          <span className="quiet">{lookup === null ? 'not shown to you' : 'every other line'}</span>
        ) : (
          <bdi>{condition}</bdi>
        )}
        <div className="only-narrow">
          <span className="quiet">to</span> <TargetCell target={target} lookup={lookup} />
        </div>
        <div className="quiet small">
          <code>{id}</code>
          {datesText(rule)}
          {reason === null || reason === '' ? null : (
            <>
              {' · '}
              <bdi>{reason}</bdi>
            </>
          )}
          {lines > 0 ? null : (
            <>
              {' '}
              <span className="pill grey">No line on these days</span>
            </>
          )}
        </div>
      </th>
      <td className="name only-wide">
        <TargetCell target={target} lookup={lookup} />
        {application === null ? null : (
          <div className="quiet small">
            application <bdi>{application}</bdi>
          </div>
        )}
      </td>
    </>
  );
}

function TargetCell({ target, lookup }: Pick<RuleRow['rule'], 'target' | 'lookup'>) {
  return target === null ? <bdi>{lookup}</bdi> : <TargetName target={target} />;
}

function datesText({ effectiveFrom: from, effectiveTo: to }: RuleRow['rule']): string {
  if (from === null && to === null) return '';
  if (from === null) return ` · until ${to}`;
  return to === null ? ` · from ${from}` : ` · ${from} to ${to}`;
}

interface CostCellsProps extends Pick<RuleListProps, 'costs' | 'view'> {
  /** '': no rule. */
  readonly id: string;
  readonly cost: RuleCost;
  readonly total: string;
}

function CostCells({ id, cost, total, costs, view }: CostCellsProps) {
  const explored = withFilter({ ...view, groupBy: ['service'] }, 'rule', [id]);
  const text = moneyText(cost.cost, costs.currency);
  return (
    <>
      <td className="number only-wide">{cost.lines.toLocaleString('en-US')}</td>
      <td className="number">
        {cost.lines === 0 ? (
          <span className="quiet">{text}</span>
        ) : (
          <Link className="plain" href={`/explore?${viewQuery(explored)}`}>
            {text}
          </Link>
        )}
      </td>
      <td className="number only-wide">{shareText(cost.cost, total)}</td>
    </>
  );
}
