/** Resources that cost and do nothing: with how they were used, whose they are, and what they cost a month. */
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { pagePaths } from '../../../src/domain/questions/page-questions.ts';
import { kindWords } from '../../../src/mail/words/resource-words.ts';
import type { Answer, IdleRow, ResourceEfficiency } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { CsvButton } from '../costs/take-along.tsx';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { TargetName } from '../marks/target-name.tsx';
import { counted, rangeText } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';
import { AwsRecommendations } from './aws-recommendations.tsx';
import { awsWords } from './aws-words.ts';

/** The most that one answer has. */
const csvRows = 1000;

/** Nothing where no resource is measured. */
export function IdleResources() {
  const path = pagePaths.idle;
  const { data: answer, error, refetch } = useAnswer<ResourceEfficiency>(path);
  if (error !== null) {
    return <Failed what="The idle resources" error={error} retry={() => void refetch()} />;
  }
  if (answer === undefined) return <Loading what="the idle resources" />;
  const days = answer.data.costDays;
  return days === null ? null : <IdleSection answer={answer} days={days} />;
}

interface IdleSectionProps {
  readonly answer: Answer<ResourceEfficiency>;
  readonly days: NonNullable<ResourceEfficiency['costDays']>;
}

function IdleSection({ answer, days }: IdleSectionProps) {
  const { rows } = answer.data;
  const range = rangeText({ from: parseBillingDay(days.from), to: parseBillingDay(days.to) });
  return (
    <section>
      <div className="section-head">
        <h2>Idle resources</h2>
        <div className="actions">
          <CsvButton
            path={`/v1/resources/efficiency?limit=${csvRows}`}
            fileName={`use-of-resources-${days.to}.csv`}
          />
        </div>
      </div>
      <p className="quiet small">
        {rows.length === 0 ? 'No measured resource that you may see was idle. ' : null}
        Cost of a month at the rate of {range}, amortized where that is known. Limits are AWS’s
        where it publishes them; a standby looks idle too. The CSV has up to {csvRows} measured
        resources, also those in use and those of which too little is known.
      </p>
      {rows.length === 0 ? null : <IdleTable answer={answer} />}
      <AwsRecommendations answer={answer} />
    </section>
  );
}

function IdleTable({ answer }: Pick<IdleSectionProps, 'answer'>) {
  const { currency, data } = answer;
  const { rows, total } = data;
  return (
    <table className="costs resources">
      <caption className="hidden">Idle resources</caption>
      <thead>
        <tr>
          <th scope="col">Resource</th>
          <th scope="col" className="only-wide">
            Use
          </th>
          <th scope="col" className="only-wide">
            Owner by the rules
          </th>
          <th scope="col" className="number">
            A month
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={JSON.stringify([row.SubAccountId, row.x_ResourceKind, row.ResourceId])}
            row={row}
            cost={moneyText(row.x_MonthlyCost, currency)}
          />
        ))}
      </tbody>
      <tfoot>
        <tr className="total">
          <th scope="row">
            {total.rows === rows.length
              ? counted(total.rows, 'idle resource')
              : `All ${counted(total.rows, 'idle resource')}; these are the first ${rows.length}`}
          </th>
          <td className="only-wide" />
          <td className="only-wide" />
          <td className="number">{moneyText(total.x_MonthlyCost, currency)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Row({ row, cost }: { readonly row: IdleRow; readonly cost: string }) {
  const owner = <TargetName target={row.x_Target} />;
  const use = `${row.x_Evidence} (${counted(row.x_KnownDays, 'day')})`;
  const said = awsWords(row);
  return (
    <tr>
      <th scope="row" className="name">
        <bdi className="resource-id">{row.ResourceId}</bdi>
        <div className="quiet small">
          {kindWords(row.x_ResourceKind)} · account {row.SubAccountId} ·{' '}
          <BillName dimension="ou" value={row.x_OrganizationalUnit} />
          {row.RegionId === '' ? null : ` · ${row.RegionId}`}
        </div>
        <div className="only-narrow small">
          {owner} · {use}
          <AwsSays words={said} />
        </div>
      </th>
      <td className="only-wide">
        {use}
        <AwsSays words={said} />
      </td>
      <td className="only-wide">{owner}</td>
      <td className="number">{cost}</td>
    </tr>
  );
}

function AwsSays({ words }: { readonly words: string | null }) {
  if (words === null) return null;
  return (
    <div className="quiet small">
      <bdi>{words}</bdi>
    </div>
  );
}
