/** The costliest resources of the last archived week that lack a required tag: who owns them by the rules, and why. */
import { Link } from 'wouter';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { Answer, Untagged, UntaggedRow } from '../api/answers.ts';
import { CsvButton } from '../costs/take-along.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { TargetName } from '../marks/target-name.tsx';
import { counted, rangeText } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';
import { regionOfArn } from '../words/tag-words.ts';
import { StartList } from './start-list.tsx';

interface UntaggedResourcesProps {
  readonly answer: Answer<Untagged>;
}

export function UntaggedResources({ answer }: UntaggedResourcesProps) {
  const { week, rows } = answer.data;
  return (
    <section>
      <div className="section-head">
        <h2>Costliest resources without their tags</h2>
        <div className="actions">
          {week === null ? null : (
            <CsvButton
              path={`/v1/untagged?week_end=${week.to}&limit=1000`}
              fileName={`untagged-resources-week-to-${week.to}.csv`}
            />
          )}
          <StartList />
        </div>
      </div>
      {week === null ? (
        <p className="quiet">
          No list is archived yet. The first digest after a Sunday makes it, if the rules require
          tags.
        </p>
      ) : rows.length === 0 ? (
        <p className="quiet">
          No resource that you may see lacked a tag in the week {rangeText(daysOf(week))}.
        </p>
      ) : (
        <ResourceTable answer={answer} week={week} />
      )}
    </section>
  );
}

type Week = NonNullable<Untagged['week']>;

function daysOf({ from, to }: Week) {
  return { from: parseBillingDay(from), to: parseBillingDay(to) };
}

function ResourceTable({ answer, week }: UntaggedResourcesProps & { readonly week: Week }) {
  const { currency, data } = answer;
  const { rows, total, others } = data;
  const money = (amount: string) => moneyText(amount, currency);
  return (
    <>
      <p className="quiet small">
        Week {rangeText(daysOf(week))}. Unblended cost of the lines without a tag.
        {others === null
          ? null
          : ` ${counted(others.x_Resources, 'other resource')} of ${money(others.BilledCost)} are not listed.`}
      </p>
      <table className="costs resources">
        <caption className="hidden">Resources without required tags</caption>
        <thead>
          <tr>
            <th scope="col">Resource</th>
            <th scope="col" className="only-wide">
              Missing
            </th>
            <th scope="col" className="only-wide">
              Owner by the rules
            </th>
            <th scope="col" className="number">
              Cost
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ResourceRow key={keyOf(row)} row={row} week={week} cost={money(row.BilledCost)} />
          ))}
        </tbody>
        <tfoot>
          <tr className="total">
            <th scope="row">
              {total.rows === rows.length
                ? counted(total.rows, 'resource')
                : `All ${counted(total.rows, 'listed resource')}; these are the first ${rows.length}`}
            </th>
            <td className="only-wide" />
            <td className="only-wide" />
            <td className="number">{money(total.BilledCost)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function keyOf(row: UntaggedRow): string {
  return JSON.stringify([row.ResourceId, row.SubAccountId, row.ServiceName, row.x_Target]);
}

interface ResourceRowProps {
  readonly row: UntaggedRow;
  readonly week: Week;
  readonly cost: string;
}

function ResourceRow({ row, week, cost }: ResourceRowProps) {
  const region = regionOfArn(row.ResourceId);
  const owner = <TargetName target={row.x_Target} />;
  const why = <WhyLink row={row} day={week.to} />;
  return (
    <tr>
      <th scope="row" className="name">
        {row.ResourceId === '' ? (
          <span className="quiet">The bill names no resource</span>
        ) : (
          <bdi className="resource-id">{row.ResourceId}</bdi>
        )}
        <div className="quiet small">
          <bdi>{row.ServiceName}</bdi> · account {row.SubAccountId} ·{' '}
          <BillName dimension="ou" value={row.x_OrganizationalUnit} />
          {region === undefined ? null : ` · ${region}`}
        </div>
        <div className="only-narrow small">
          {owner} · without <bdi>{row.x_MissingTags}</bdi> · {why}
        </div>
      </th>
      <td className="only-wide">
        <bdi>{row.x_MissingTags}</bdi>
      </td>
      <td className="only-wide">
        {owner} <div className="small">{why}</div>
      </td>
      <td className="number">{cost}</td>
    </tr>
  );
}

function WhyLink({ row, day }: { readonly row: UntaggedRow; readonly day: string }) {
  if (row.ResourceId === '') return null;
  const query = new URLSearchParams({
    day,
    resource: row.ResourceId,
    metric: 'unblended',
    'filter[account]': row.SubAccountId,
    'filter[service]': row.ServiceName,
    'filter[team]': row.x_Target,
    'filter[ouOnly]': row.x_OrganizationalUnit,
  });
  return (
    <Link
      href={`/rules/explain?${query}`}
      aria-label={`Why ${row.x_Target} owns ${row.ResourceId}`}
    >
      Why?
    </Link>
  );
}
