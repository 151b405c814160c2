/** How many rules there are, what they reach, and which of them need a look. */
import { Link } from 'wouter';
import type { Answer, Costs, Rules } from '../api/answers.ts';
import { viewQuery, withFilter } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { shareText } from '../words/change.ts';
import { counted } from '../words/day-words.ts';
import { difference, signOf } from '../words/decimal.ts';
import { moneyText } from '../words/money-text.ts';
import { ruleRows } from './rule-rows.ts';

interface RuleAnswersProps {
  readonly rules: Answer<Rules>;
  readonly costs: Answer<Costs>;
  readonly view: ViewOfDays;
}

export function RuleAnswers({ rules, costs, view }: RuleAnswersProps) {
  const { unclaimed, unused } = ruleRows(rules.data.rows, costs.data);
  const { total } = costs.data;
  const noRule = withFilter({ ...view, groupBy: ['account'] }, 'rule', ['']);
  return (
    <div className="answers">
      <div>
        <p className="big">{counted(rules.data.rows.length, 'rule')}</p>
        <p className="compared">
          {signOf(total.cost) > 0
            ? `${shareText(difference(total.cost, unclaimed.cost), total.cost)} of the cost has a team or a pool.`
            : 'No cost on these days.'}
        </p>
      </div>
      <dl>
        <div>
          <dt>No rule</dt>
          <dd>
            {unclaimed.lines === 0 ? (
              'Every line is claimed.'
            ) : (
              <>
                <Link href={`/explore?${viewQuery(noRule)}`}>
                  {moneyText(unclaimed.cost, costs.currency)}
                </Link>{' '}
                of {counted(unclaimed.lines, 'line')} belongs to nobody.
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>No line</dt>
          <dd>
            {unused.length === 0
              ? 'Every rule has a line on these days.'
              : unused.map(({ id }) => id).join(', ')}
          </dd>
        </div>
        <div>
          <dt>Required tags</dt>
          <dd>
            {rules.data.requiredTags.length === 0 ? (
              'none'
            ) : (
              <>
                {rules.data.requiredTags.join(', ')}: <Link href="/tags">who has them</Link>
              </>
            )}
          </dd>
        </div>
      </dl>
    </div>
  );
}
