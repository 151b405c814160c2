/** One cost, who it belongs to, and every rule's verdict about it. */
import type { ExplainedGroup } from '../api/answers.ts';
import { BillName } from '../marks/bill-name.tsx';
import { TargetName } from '../marks/target-name.tsx';
import { counted } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';

interface ExplainedCostProps {
  readonly group: ExplainedGroup;
  readonly currency: string | null;
  readonly isOpen: boolean;
}

export function ExplainedCost({ group, currency, isOpen }: ExplainedCostProps) {
  const { x_Target: target, x_RuleId: rule, condition, lookup, reason, verdicts } = group;
  return (
    <section className="explained">
      <div className="section-head">
        <h2>
          <TargetName target={target} />
          {rule === '' ? ': no rule matched' : null}
        </h2>
        <span>{moneyText(group.cost, currency)}</span>
      </div>
      <p className="quiet small">
        <bdi>{group.ServiceName}</bdi> · account {group.SubAccountId} ·{' '}
        <BillName dimension="ou" value={group.x_OrganizationalUnit} /> ·{' '}
        <bdi>{group.x_ChargeType}</bdi>
        {group.x_Environment === '' ? null : (
          <>
            {' · '}
            <bdi>{group.x_Environment}</bdi>
          </>
        )}{' '}
        · {counted(group.lines, 'line')}
      </p>
      {rule === '' ? null : (
        <p>
          By rule <code>{rule}</code>
          {condition === null ? null : (
            <>
              : <bdi>{condition}</bdi>
            </>
          )}
          {lookup === null ? null : (
            <>
              {condition === null ? ': ' : ', then '}
              <bdi>{lookup}</bdi>
            </>
          )}
          {reason === null || reason === '' ? null : (
            <>
              {' '}
              (<bdi>{reason}</bdi>)
            </>
          )}
          .
        </p>
      )}
      <details className="as-table" open={isOpen}>
        <summary>Every rule’s verdict</summary>
        <ol className="verdicts">
          {verdicts.map(({ id, kind, words }) => (
            <li key={id} className={kind}>
              <code>{id}</code> <bdi>{words}</bdi>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
