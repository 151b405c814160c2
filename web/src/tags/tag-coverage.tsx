/** Tag coverage of the shown days: the share, each tag, the days, and where the money without tags is. */
import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { daysBetween } from '../../../src/domain/calendar/billing-day.ts';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import { pagePaths } from '../../../src/domain/questions/page-questions.ts';
import type { Coverage, Untagged } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { CsvButton } from '../costs/take-along.tsx';
import { Failed, Loading, Nothing } from '../frame/answer-states.tsx';
import type { UsedView } from '../view/use-view.ts';
import { dimensionWords } from '../words/dimension-words.ts';
import { listed } from '../words/tag-words.ts';
import { allTags, CoverageAnswers } from './coverage-answers.tsx';
import { CoverageByGroup, type CoverageGroup, coverageGroups } from './coverage-by-group.tsx';
import { CoverageByTag } from './coverage-by-tag.tsx';
import { OtherSpellings } from './other-spellings.tsx';
import { UntaggedResources } from './untagged-resources.tsx';

const DailyCoverage = lazy(async () => ({
  default: (await import('./daily-coverage.tsx')).DailyCoverage,
}));

interface TagCoverageProps {
  readonly used: UsedView;
  readonly days: DayRange;
}

export function TagCoverage({ used, days }: TagCoverageProps) {
  const range = `from=${days.from}&to=${days.to}`;
  const { data: answer, error, refetch } = useAnswer<Coverage>(`/v1/coverage?${range}`);
  if (error !== null) {
    return <Failed what="The tags" error={error} retry={() => void refetch()} />;
  }
  if (answer === undefined) return <Loading what="the tags" />;
  const all = answer.data.rows.find(({ x_RequiredTag: tag }) => tag === allTags);
  if (all === undefined) return <NoCoverage hasRules={answer.rulesVersion !== null} />;
  const { notActivated } = answer.data;
  return (
    <>
      <CoverageAnswers answer={answer} all={all} days={daysBetween(days.from, days.to) + 1} />
      {notActivated.length === 0 ? null : (
        <p className="note" role="status">
          No line has {listed(notActivated)}. The keys may not be activated for cost allocation in
          the billing console of the payer account.
        </p>
      )}
      <Resources />
      <section>
        <h2>By required tag</h2>
        <CoverageByTag answer={answer} />
      </section>
      <section>
        <h2>Day by day</h2>
        <Suspense fallback={<div className="chart-space" />}>
          <DailyCoverage days={days} />
        </Suspense>
      </section>
      <Groups used={used} range={range} days={days} />
      <OtherSpellings />
    </>
  );
}

function Resources() {
  const { data: answer, error, refetch } = useAnswer<Untagged>(pagePaths.untagged);
  if (error !== null) {
    return <Failed what="The resources" error={error} retry={() => void refetch()} />;
  }
  return answer === undefined ? (
    <Loading what="the resources" />
  ) : (
    <UntaggedResources answer={answer} />
  );
}

function Groups({ used, range, days }: TagCoverageProps & { readonly range: string }) {
  const group = coverageGroups.find((name) => name === used.view.groupBy[0]) ?? 'team';
  const path = `/v1/coverage?${range}&group_by=${group}`;
  const { data: answer, error, refetch } = useAnswer<Coverage>(path);
  return (
    <section>
      <div className="section-head">
        <h2>Where tags are missing</h2>
        <div className="actions">
          <CsvButton
            path={path}
            fileName={`tag-coverage-by-${group}-${days.from}-to-${days.to}.csv`}
          />
        </div>
      </div>
      <GroupLinks used={used} group={group} />
      {error !== null ? (
        <Failed what="The tags" error={error} retry={() => void refetch()} />
      ) : answer === undefined ? (
        <Loading what="the tags" />
      ) : (
        <CoverageByGroup answer={answer} group={group} view={{ ...used.view, ...days }} />
      )}
    </section>
  );
}

function GroupLinks({ used, group }: { readonly used: UsedView; readonly group: CoverageGroup }) {
  return (
    <ul className="chips" aria-label="By">
      {coverageGroups.map((name) => (
        <li key={name}>
          <Link
            className="chip"
            href={used.addressOf({ ...used.view, groupBy: [name] })}
            aria-current={name === group ? 'true' : undefined}
          >
            {dimensionWords[name].one}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NoCoverage({ hasRules }: { readonly hasRules: boolean }) {
  return (
    <Nothing title="No tags are required on these days.">
      <p>
        {hasRules
          ? 'Either no cost that you may see is of these days, or their rules required no tags.'
          : 'No allocation rules are published.'}{' '}
        <code>required:</code> in <code>rules.yaml</code> names the tags that each resource must
        have; the next digest measures them.
      </p>
    </Nothing>
  );
}
