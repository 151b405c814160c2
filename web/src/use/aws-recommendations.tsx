/** What AWS recommends beside the idle resources: sums that may be added up, and the list of what is not measured. */
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { actionWords } from '../../../src/mail/words/recommendation-words.ts';
import type { Answer, ResourceEfficiency } from '../api/answers.ts';
import { BillName } from '../marks/bill-name.tsx';
import { counted, shortDay } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';
import { awsAmount } from './aws-words.ts';

type Recommendations = NonNullable<ResourceEfficiency['recommendations']>;
type Recommendation = Recommendations['rows'][number];

/** The rest is in the table `cost_recommendations`. */
const shownRows = 10;

const standings: Readonly<Record<string, string>> = {
  purchase: 'not added: it assumes that the resources keep running',
  group: 'not added: its members are listed on their own',
  'no resource': 'not added: AWS names no resource',
};

/** Nothing where AWS's export is not given, or recommends nothing else. */
export function AwsRecommendations({ answer }: { readonly answer: Answer<ResourceEfficiency> }) {
  const { currency, data } = answer;
  const { recommendations } = data;
  if (recommendations === null) return null;
  const { measured, rows, exportDate } = recommendations;
  if (measured.rows === 0 && rows.length === 0) return null;
  return (
    <>
      <h3>What else AWS recommends</h3>
      <p className="quiet small">
        Export of {shortDay(parseBillingDay(exportDate))}. {measuredWords(measured, currency)}
        Where our rules find a resource idle or oversized, our figure counts and AWS’s is not added.
      </p>
      {rows.length === 0 ? null : (
        <OtherTable recommendations={recommendations} currency={currency} />
      )}
    </>
  );
}

function measuredWords(
  { rows, x_MonthlySavings: saving }: Recommendations['measured'],
  currency: string | null,
): string {
  if (rows === 0) return '';
  return `Changes to ${counted(rows, 'measured resource')} that ${rows === 1 ? 'is' : 'are'} not in the list above would save ${moneyText(saving, currency)} a month: they are in the CSV. `;
}

interface OtherTableProps {
  readonly recommendations: Recommendations;
  readonly currency: string | null;
}

function OtherTable({ recommendations, currency }: OtherTableProps) {
  const { rows, others, total } = recommendations;
  const shown = rows.slice(0, shownRows);
  const more = total.rows - shown.length;
  return (
    <table className="costs resources">
      <caption className="hidden">What else AWS recommends</caption>
      <thead>
        <tr>
          <th scope="col">Not measured, and purchases</th>
          <th scope="col" className="number">
            Saves a month
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <OtherRow key={JSON.stringify(row)} row={row} currency={currency} />
        ))}
      </tbody>
      <tfoot>
        <tr className="total">
          <th scope="row">
            {counted(others.rows, 'change')} that may be added up
            {more > 0 ? `; ${counted(more, 'recommendation')} more not shown` : null}
          </th>
          <td className="number">{moneyText(others.x_MonthlySavings, currency)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function OtherRow({
  row,
  currency,
}: {
  readonly row: Recommendation;
  readonly currency: string | null;
}) {
  const words = actionWords({
    action: row.x_AwsAction,
    recommendedResource: row.x_AwsRecommendedResource,
  });
  return (
    <tr>
      <th scope="row" className="name">
        <bdi className="resource-id">{row.ResourceId || row.x_AwsRecommendedResource || words}</bdi>
        <div className="quiet small">
          <bdi>{row.x_ResourceType}</bdi> · account {row.SubAccountId}
          {row.x_OrganizationalUnit === '' ? null : (
            <>
              {' '}
              · <BillName dimension="ou" value={row.x_OrganizationalUnit} />
            </>
          )}
        </div>
        <div className="small">
          <bdi>AWS says: {words}</bdi>
          {notAddedWords(row, currency)}
        </div>
      </th>
      {row.x_CountedSavings === null ? (
        <td className="number quiet">
          {awsAmount(row.x_AwsMonthlySavings, row.x_AwsCurrency) ?? 'unknown'}
        </td>
      ) : (
        <td className="number">{moneyText(row.x_CountedSavings, currency)}</td>
      )}
    </tr>
  );
}

function notAddedWords(row: Recommendation, currency: string | null): string {
  if (row.x_CountedSavings !== null) return '';
  const known = standings[row.x_Standing];
  if (known !== undefined) return ` (${known})`;
  return row.x_AwsCurrency === currency ? ' (not added)' : ' (not added: another currency)';
}
