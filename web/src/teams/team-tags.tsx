/** How much of a team's taggable cost has the tags that the rules require. */
import { Link } from 'wouter';
import type { Answer, Coverage } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { rowsAddress } from '../view/rows-address.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { percentText } from '../words/change.ts';
import { rangeText } from '../words/day-words.ts';
import { moneyText } from '../words/money-text.ts';

interface TeamTagsProps {
  readonly view: ViewOfDays;
  readonly target: string;
}

/** All required tags together, in `/v1/coverage`. */
const allTags = '*';

export function TeamTags({ view, target }: TeamTagsProps) {
  const path = `/v1/coverage?from=${view.from}&to=${view.to}&group_by=team`;
  const { data: answer, error, refetch } = useAnswer<Coverage>(path);
  return (
    <section>
      <h2>Required tags</h2>
      {error !== null ? (
        <Failed what="The tags" error={error} retry={() => void refetch()} />
      ) : answer === undefined ? (
        <Loading what="the tags" />
      ) : (
        <TagRows answer={answer} target={target} view={view} />
      )}
    </section>
  );
}

function TagRows({ answer, target, view }: TeamTagsProps & { readonly answer: Answer<Coverage> }) {
  const { currency, data } = answer;
  const rows = data.rows.filter(({ x_Target }) => x_Target === target);
  if (rows.length === 0) {
    return <p className="quiet small">Not known: no coverage of these days is archived.</p>;
  }
  return (
    <>
      <p className="quiet small">
        Of taggable cost, unblended, {rangeText(view)}.{' '}
        <Link href={rowsAddress({ ...view, metric: 'unblended' })}>The rows</Link>
      </p>
      <table className="costs">
        <caption className="hidden">Required tags</caption>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col" className="number">
              Has it
            </th>
            <th scope="col" className="number">
              Lacks it
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.x_RequiredTag}>
              <th scope="row" className="name">
                {row.x_RequiredTag === allTags ? (
                  'All required tags'
                ) : (
                  <bdi>{row.x_RequiredTag}</bdi>
                )}
              </th>
              <td className="number">
                {row.taggedShare === null ? 'not known' : percentText(row.taggedShare)}
              </td>
              <td className="number">{moneyText(row.x_MissingTagCost, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
