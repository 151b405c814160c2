/** Why costs belong to a team: the rules that gave them to it, and how the lines of the last day were decided. */
import { Link } from 'wouter';
import type { Answer, Costs, Explained } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCosts } from '../api/use-answers.ts';
import { BillPill } from '../costs/total-rows.tsx';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { rowsAddress } from '../view/rows-address.ts';
import { viewQuery, withFilter } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { rangeText, shortDay } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';

interface WhyOursProps {
  /** Filtered to one team. */
  readonly view: ViewOfDays;
}

export function WhyOurs({ view }: WhyOursProps) {
  const { data: costs, error, refetch } = useCosts(viewQuery({ ...view, groupBy: ['rule'] }));
  const explained = useAnswer<Explained>(explainPath(view));
  return (
    <section id="why">
      <h2>Why is this ours?</h2>
      <p className="quiet small">
        The first rule that matches a line decides. Own cost of {rangeText(view)}, by the rule that
        gave it to the team.
      </p>
      {error !== null ? (
        <Failed what="The rules" error={error} retry={() => void refetch()} />
      ) : costs === undefined ? (
        <Loading what="the rules" />
      ) : (
        <RulesTable costs={costs} view={view} groups={explained.data?.data.groups ?? []} />
      )}
      {explained.error !== null ? (
        <Failed
          what="The evidence"
          error={explained.error}
          retry={() => void explained.refetch()}
        />
      ) : explained.data === undefined ? null : (
        <Evidence answer={explained.data} day={view.to} />
      )}
    </section>
  );
}

function explainPath({ to, metric, filter }: ViewOfDays): string {
  const query = new URLSearchParams({ day: to, metric });
  for (const team of filter.team ?? []) query.append('filter[team]', team);
  return `/v1/explain?${query}`;
}

type Group = Explained['groups'][number];

interface RulesTableProps extends WhyOursProps {
  readonly costs: Answer<Costs>;
  readonly groups: readonly Group[];
}

function RulesTable({ costs, view, groups }: RulesTableProps) {
  const { currency, data } = costs;
  return (
    <table className="costs">
      <caption className="hidden">Rules that gave the team its cost</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col" className="number">
            Lines of the bill
          </th>
          <th scope="col" className="number">
            Cost
          </th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row) => {
          const id = row.x_RuleId ?? '';
          return (
            <tr key={id}>
              <th scope="row" className="name">
                <BillName dimension="rule" value={id} />
                <RuleWords group={groups.find(({ x_RuleId }) => x_RuleId === id)} />
              </th>
              <td className="number">
                <Link className="plain" href={rowsAddress(withFilter(view, 'rule', [id]))}>
                  {row.lines.toLocaleString('en-US')}
                </Link>
              </td>
              <td className="number">{moneyText(row.cost, currency)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr className="total">
          <th scope="row">Total</th>
          <td className="number">{data.total.lines.toLocaleString('en-US')}</td>
          <td className="number">{moneyText(data.total.cost, currency)}</td>
        </tr>
        <tr className="bill">
          <td colSpan={3}>
            <BillPill reconciled={costs.reconciled} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What the rule says, as far as the reader may see it. */
function RuleWords({ group }: { readonly group: Group | undefined }) {
  if (group === undefined) return null;
  const { condition, lookup, reason } = group;
  const words = [
    condition === null ? '' : `For ${condition}`,
    lookup === null ? '' : `by the ${lookup}`,
    reason ?? '',
  ].filter((text) => text !== '');
  return (
    <div className="quiet small">
      <bdi>{words.join(', ')}</bdi>
    </div>
  );
}

interface EvidenceProps {
  readonly answer: Answer<Explained>;
  readonly day: ViewOfDays['to'];
}

const maxShown = 8;

/** Each group of lines with the rules that were tried, until one claimed it. */
function Evidence({ answer: { data, currency }, day }: EvidenceProps) {
  return (
    <>
      <p className="quiet small evidence-lead">
        The largest costs of {shortDay(day)}, each with the rules that were tried
        {data.isComplete && data.groups.length <= maxShown ? '' : '; smaller ones are not listed'}:
      </p>
      {data.groups.slice(0, maxShown).map((group) => (
        <details
          key={JSON.stringify([
            group.x_RuleId,
            group.SubAccountId,
            group.x_OrganizationalUnit,
            group.ServiceName,
            group.x_ChargeType,
            group.x_Environment,
            group.cost,
          ])}
          className="as-table evidence"
        >
          <summary>
            <BillName dimension="service" value={group.ServiceName} /> in account{' '}
            <bdi>{group.SubAccountId}</bdi>, {moneyText(group.cost, currency)}: rule{' '}
            <BillName dimension="rule" value={group.x_RuleId} />
          </summary>
          <ol className="rules-evidence">
            {group.verdicts.map(({ id, kind, words }) => (
              <li key={id}>
                {kind === 'won' ? (
                  <b>
                    <bdi>{id}</bdi> {words}
                  </b>
                ) : (
                  <>
                    <bdi>{id}</bdi> {words}
                  </>
                )}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </>
  );
}
