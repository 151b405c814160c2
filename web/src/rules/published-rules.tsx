/** The published rules with their costs. */
import type { Costs, Rules } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { CsvButton } from '../costs/take-along.tsx';
import { Failed, Loading, Nothing } from '../frame/answer-states.tsx';
import { viewQuery } from '../view/view.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';
import { AsFile } from './as-file.tsx';
import { EditLink, PublishedNote } from './edit-link.tsx';
import { RuleAnswers } from './rule-answers.tsx';
import { RuleList } from './rule-list.tsx';
import { filePath } from './set-files.ts';

export function PublishedRules({ view }: { readonly view: ViewOfDays }) {
  const rules = useAnswer<Rules>(filePath('rules'));
  const costs = useAnswer<Costs>(
    `/v1/costs?${viewQuery({ ...view, groupBy: ['rule'], granularity: 'total', filter: {}, isCompared: false })}`,
  );
  const error = rules.error ?? costs.error;
  if (error !== null) {
    const retry = () => {
      void rules.refetch();
      void costs.refetch();
    };
    return <Failed what="The rules" error={error} retry={retry} />;
  }
  if (rules.data === undefined || costs.data === undefined) return <Loading what="the rules" />;
  const { rows, working, yaml } = rules.data.data;
  return (
    <>
      {rows.length === 0 ? null : <RuleAnswers rules={rules.data} costs={costs.data} view={view} />}
      <div className="section-head">
        <h2>In order: the first that matches decides</h2>
        <div className="actions">
          <CsvButton path={filePath('rules')} fileName="rules.csv" />
          <EditLink file="rules" working={working} />
        </div>
      </div>
      <PublishedNote file="rules" working={working} />
      {rows.length === 0 ? (
        <Nothing title="No rule is published that you may see.">
          <p>
            <code>finops-digest rules init</code> writes a first set from the tags of the bill.
          </p>
        </Nothing>
      ) : (
        <RuleList rules={rules.data} costs={costs.data} view={view} />
      )}
      <AsFile file="rules" text={yaml} />
    </>
  );
}
