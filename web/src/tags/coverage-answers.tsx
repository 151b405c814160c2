/** The share of taggable cost that has its tags, and what is not in it. */
import { Link } from 'wouter';
import type { Answer, Coverage, CoverageRow } from '../api/answers.ts';
import { shareText } from '../words/change.ts';
import { counted } from '../words/day-words.ts';
import { difference, signOf } from '../words/decimal.ts';
import { moneyText } from '../words/money-text.ts';
import { lackingCost, listed, tagShare } from '../words/tag-words.ts';

interface CoverageAnswersProps {
  readonly answer: Answer<Coverage>;
  /** All required tags together. */
  readonly all: CoverageRow;
  /** Days that are shown. */
  readonly days: number;
}

export function CoverageAnswers({ answer, all, days }: CoverageAnswersProps) {
  const { currency, data } = answer;
  const money = (amount: string) => moneyText(amount, currency);
  const names = tagNames(data);
  const notAllocated = difference(all.BilledCost, all.x_AllocatedCost);
  return (
    <div className="answers">
      <div>
        <p className="big">{tagShare(all.validShare)}</p>
        <p className="compared">
          of the taggable cost has {listed(names)}, with a value that the rules allow;{' '}
          {money(lackingCost(all))} has not.
        </p>
      </div>
      <dl>
        {signOf(all.x_UntaggableCost) === 0 ? null : (
          <div>
            <dt>Cannot be tagged</dt>
            <dd>
              {money(all.x_UntaggableCost)} is billed by AWS without a resource, such as tax and
              support. It is not in the share.
            </dd>
          </div>
        )}
        {signOf(all.x_UnknownTagCost) === 0 ? null : (
          <div>
            <dt>Not known</dt>
            <dd>
              Of {money(all.x_UnknownTagCost)} the bill does not say whether it has the tags. It is
              not in the share.
            </dd>
          </div>
        )}
        <div>
          <dt>Allocated</dt>
          <dd>
            {shareText(all.x_AllocatedCost, all.BilledCost)} of the bill has a team or a pool, also
            where a tag is missing: <Link href="/rules">rules</Link> look at more than tags.{' '}
            {signOf(notAllocated) === 0 ? null : `${money(notAllocated)} has none.`}
          </dd>
        </div>
        {data.daysWithCoverage === days ? null : (
          <div>
            <dt>Days</dt>
            <dd>
              Only {counted(data.daysWithCoverage, 'day')} of {days} have figures; the others are
              not in the sums.
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** Required tags, as the rules name them. */
export function tagNames({ rows }: Coverage): readonly string[] {
  return rows.flatMap(({ x_RequiredTag: tag }) => (tag === allTags ? [] : [tag]));
}

/** The API's name for all required tags together. */
export const allTags = '*';
