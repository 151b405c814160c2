/** Other spellings of tag values: they count as the right value by the aliases of the rules. */
import { Link } from 'wouter';
import type { RuleTables } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { counted } from '../words/day-words.ts';

const maxShown = 6;

export function OtherSpellings() {
  const { data, error, refetch } = useAnswer<RuleTables['aliases']>('/v1/aliases');
  return (
    <section>
      <h2>Other spellings</h2>
      {error !== null ? (
        <Failed what="The aliases" error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading what="the aliases" />
      ) : (
        <Shown aliases={data.data.rows} />
      )}
    </section>
  );
}

function Shown({ aliases }: { readonly aliases: RuleTables['aliases']['rows'] }) {
  const others = aliases.length - maxShown;
  return (
    <>
      <p className="quiet small">
        A value with an alias counts as allowed. The archive does not keep the values of tags, so
        what each alias corrects is not known here: <code>finops-digest rules check</code> reads the
        bill.
      </p>
      <ul className="spellings">
        {aliases.slice(0, maxShown).map(({ tag, value, becomes }) => (
          <li key={JSON.stringify([tag, value])}>
            <bdi>{tag}</bdi> “<bdi>{value}</bdi>” <span className="quiet">counts as</span>{' '}
            <bdi>{becomes}</bdi>
          </li>
        ))}
      </ul>
      <p>
        <Link href="/rules/aliases">
          {others > 0 ? `And ${counted(others, 'other alias', 'other aliases')}` : 'All aliases'}
        </Link>
      </p>
    </>
  );
}
