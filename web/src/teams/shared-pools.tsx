/** What several teams share: each pool, how the rules divide it, and what of it is divided. */
import { Link } from 'wouter';
import type { Answer, CostsByTeam } from '../api/answers.ts';
import { viewQuery } from '../view/view.ts';
import { shareText } from '../words/change.ts';
import { sumOf } from '../words/decimal.ts';
import { moneyText } from '../words/money-text.ts';
import { poolName, poolSums } from './pool-words.ts';
import { targetView } from './team-views.ts';

interface SharedPoolsProps {
  readonly answer: Answer<CostsByTeam>;
  /** 'team/retail': only its parts; without it all parts of each pool. */
  readonly target?: string;
  readonly title: string;
}

export function SharedPools({ answer, target, title }: SharedPoolsProps) {
  const { data, currency } = answer;
  const parts = data.sharedParts.filter((part) => target === undefined || part.x_Target === target);
  const pools = poolSums(parts);
  const total = sumOf(pools.map(({ cost }) => cost));
  return (
    <section>
      <h2>{title}</h2>
      {pools.length === 0 ? (
        <p className="quiet small">None: no part of a pool.</p>
      ) : (
        <table className="costs">
          <caption className="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">Pool, and how it is divided</th>
              <th scope="col" className="number">
                Share
              </th>
              <th scope="col" className="number">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {pools.map(({ pool, cost, words }) => (
              <tr key={pool}>
                <th scope="row" className="name">
                  <Link
                    className="plain"
                    href={`/explore?${viewQuery({ ...targetView(data, pool), groupBy: ['service'] })}`}
                  >
                    <bdi>{poolName(pool)}</bdi>
                  </Link>
                  <div className="quiet small">{words}</div>
                </th>
                <td className="number">{shareText(cost, total)}</td>
                <td className="number">{moneyText(cost, currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="total">
              <th scope="row">Total</th>
              <td className="number">{shareText(total, total)}</td>
              <td className="number">{moneyText(total, currency)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
