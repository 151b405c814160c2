/** The share of each day with all tags, as a chart with its table; loaded after the numbers. */
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import type { Coverage } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { type DayShares, ShareChart } from '../charts/share-chart.tsx';
import { Failed } from '../frame/answer-states.tsx';
import { shortDay } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';
import { lackingCost, tagShare } from '../words/tag-words.ts';
import { allTags } from './coverage-answers.tsx';

export function DailyCoverage({ days }: { readonly days: DayRange }) {
  const path = `/v1/coverage?from=${days.from}&to=${days.to}&granularity=day`;
  const { data: answer, error, refetch } = useAnswer<Coverage>(path);
  if (error !== null) {
    return <Failed what="The days" error={error} retry={() => void refetch()} />;
  }
  if (answer === undefined) return <div className="chart-space" />;
  const rows = answer.data.rows.filter(({ x_RequiredTag: tag }) => tag === allTags);
  const shares = rows.map((row): DayShares => {
    const day = parseBillingDay(row.ChargePeriodStart ?? '');
    const lacking = moneyText(lackingCost(row), answer.currency);
    return { day, share: row.validShare, lacking };
  });
  return (
    <figure className="daily">
      <ShareChart days={days} shares={shares} label={spoken(shares)} />
      <figcaption className="quiet small">{spoken(shares)}</figcaption>
      <ShareTable shares={shares} />
    </figure>
  );
}

function spoken(shares: readonly DayShares[]): string {
  const known = shares.filter(({ share }) => share !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return 'No day has a share that is known.';
  const words = ({ day, share }: DayShares) => `${tagShare(share)} on ${shortDay(day)}`;
  const days = first === last ? [first] : [first, last];
  return `Taggable cost with all tags: ${days.map(words).join(', ')}.`;
}

function ShareTable({ shares }: { readonly shares: readonly DayShares[] }) {
  return (
    <details className="as-table">
      <summary>As a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="number">
              Without a tag
            </th>
            <th scope="col" className="number">
              With all tags
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ day, share, lacking }) => (
            <tr key={day}>
              <th scope="row">{shortDay(day)}</th>
              <td className="number">{lacking}</td>
              <td className="number">{tagShare(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
