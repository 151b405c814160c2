/** Costs outside of what their history predicts, largest first, each with its causes and the rows behind it. */
import { Link } from 'wouter';
import { type BillingDay, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { CostMetric } from '../../../src/domain/costs/cost-metric.ts';
import { anomalySubject, anomalyWords } from '../../../src/mail/notes/anomaly-notes.ts';
import { groupedId } from '../../../src/mail/words/safe-name.ts';
import type { Sentence } from '../../../src/mail/words/sentence.ts';
import { sentenceOf } from '../../../src/mail/words/sentence.ts';
import { unitNames } from '../../../src/mail/words/unit-name.ts';
import type { Answer, UnusualCosts } from '../api/answers.ts';
import { useUnits } from '../api/use-answer.ts';
import type { ArchiveDays } from '../frame/archived.tsx';
import { BillName } from '../marks/bill-name.tsx';
import { ChangeMark } from '../marks/change-mark.tsx';
import { rowsAddress } from '../view/rows-address.ts';
import { type View, viewQuery } from '../view/view.ts';
import { counted, shortDay } from '../words/day-words.ts';
import { signOf } from '../words/decimal.ts';
import { roundedMoney } from '../words/money-text.ts';
import { mailMoney } from './mail-money.ts';
import { Said } from './said.tsx';

export type UnusualRow = UnusualCosts['rows'][number];

const maxCauses = 3;

interface UnusualProps {
  readonly answer: Answer<UnusualCosts>;
  readonly archive: ArchiveDays;
}

export function UnusualList({ answer, archive }: UnusualProps) {
  const { data, currency } = answer;
  const ous = useShownOus();
  return (
    <section>
      <h2>What is unusual</h2>
      <p className="quiet small">{captionOf(data)}</p>
      <ul className="unusual">
        {data.rows.map((row) => (
          <li key={JSON.stringify([row.x_OrganizationalUnit, row.ServiceName])}>
            <p className="unusual-head">
              <b>
                {signOf(row.impact) > 0 ? '+' : ''}
                {roundedMoney(row.impact, currency)}
              </b>
              <span className="quiet small">{sinceWords(row)}</span>
            </p>
            <p>
              <Said sentence={unusualSentence(row, answer, ous)} />
            </p>
            <Causes row={row} answer={answer} />
            <p className="small">
              <Link href={rowsAddress(unusualView(row, answer.data.day, archive.metric))}>
                The rows
              </Link>{' '}
              ·{' '}
              <Link href={explored(row, answer.data.day, archive.metric)}>Per day and account</Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** An OU is named by as much of its path as tells it from the others of the page, as in the mail. */
export function useShownOus(): readonly string[] {
  const { data: units } = useUnits();
  return (units?.data.rows ?? []).map((row) => row.x_OrganizationalUnit);
}

/** 'Amazon EC2 in Data Platform / Prod cost $15,222; $3,570 to $5,355 was expected.' `ous`: of the page. */
export function unusualSentence(
  row: UnusualRow,
  { data, currency }: Answer<UnusualCosts>,
  ous: readonly string[],
): Sentence {
  const name = unitNames([...ous, ...data.rows.map((one) => one.x_OrganizationalUnit)]);
  const subject = anomalySubject({ service: row.ServiceName }, name(row.x_OrganizationalUnit).name);
  const words = anomalyWords(
    {
      kind: row.kind,
      cost: Number(row.cost),
      expected: Number(row.expectedCost),
      range: { lower: Number(row.expectedFrom), upper: Number(row.expectedTo) },
    },
    mailMoney(currency),
  );
  return sentenceOf`${subject} ${words}.`;
}

/** The days since the cost is unusual: their rows add up to what it cost. */
export function unusualView(row: UnusualRow, day: string, metric: CostMetric): View {
  return {
    from: parseBillingDay(row.since),
    to: parseBillingDay(day),
    metric,
    granularity: 'total',
    groupBy: [],
    filter: { ouOnly: [row.x_OrganizationalUnit], service: [row.ServiceName] },
    isCompared: false,
  };
}

function explored(row: UnusualRow, day: string, metric: CostMetric): string {
  const view = unusualView(row, day, metric);
  return `/explore?${viewQuery({ ...view, granularity: 'day', groupBy: ['account'] })}`;
}

function sinceWords({ since, days }: UnusualRow): string {
  const first = shortDay(since as BillingDay);
  return days === 1 ? first : `since ${first}, ${counted(days, 'day')}`;
}

function Causes({
  row,
  answer,
}: {
  readonly row: UnusualRow;
  readonly answer: UnusualProps['answer'];
}) {
  const causes = answer.data.causes.filter(
    (cause) =>
      cause.x_OrganizationalUnit === row.x_OrganizationalUnit &&
      cause.ServiceName === row.ServiceName,
  );
  if (causes.length === 0) {
    return <p className="quiet small">The archive does not show the cause.</p>;
  }
  return (
    <ul className="causes small">
      {causes.slice(0, maxCauses).map((cause) => (
        <li key={JSON.stringify([cause.SubAccountId, cause.x_UsageType, cause.RegionId])}>
          <bdi>{cause.x_UsageType}</bdi> in account <bdi>{groupedId(cause.SubAccountId)}</bdi>
          {cause.RegionId === null ? null : (
            <>
              , <BillName dimension="region" value={cause.RegionId} />
            </>
          )}{' '}
          <ChangeMark cost={cause.cost} before={cause.usualCost} currency={answer.currency} />
        </li>
      ))}
    </ul>
  );
}

function captionOf({ state, rows }: UnusualCosts): string {
  if (state === 'failed') return 'Not checked: the archive does not say what its costs are.';
  if (state === 'short-history') return 'Too few days are archived yet to know what is unusual.';
  const partly = state === 'incomplete' ? ' Drops are not found: the day is not complete yet.' : '';
  return rows.length === 0
    ? `Nothing: every service of every OU cost what is expected from its history.${partly}`
    : `By service and OU, against their own history.${partly}`;
}
