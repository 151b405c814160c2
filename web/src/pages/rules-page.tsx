/** Rules: whose cost a line is, as the published set says it, with its tables, explanations and, for editors, its texts. */
import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import type { Rules } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Failed, Loading, Nothing } from '../frame/answer-states.tsx';
import { type ArchiveDays, Archived } from '../frame/archived.tsx';
import { PageHead } from '../frame/page-head.tsx';
import { ViewBar } from '../frame/view-bar.tsx';
import { ExplainCosts } from '../rules/explain-costs.tsx';
import { FileEditor } from '../rules/file-editor.tsx';
import { FileTable } from '../rules/file-table.tsx';
import { PublishedRules } from '../rules/published-rules.tsx';
import { RulesNav } from '../rules/rules-nav.tsx';
import { fileNames, filePath, fileWords, isSetFile, type SetFile } from '../rules/set-files.ts';
import { periodDays } from '../view/periods.ts';
import { useView } from '../view/use-view.ts';
import { useViewOfDays } from '../view/view-of-days.ts';
import { rangeText } from '../words/day-words.ts';
import { metricWords } from '../words/dimension-words.ts';
import { NotFoundPage } from './not-found-page.tsx';

export function RulesPage() {
  return (
    <Switch>
      <Route path="/rules">
        <Archived title="Rules">{(archive) => <RulesWithCosts archive={archive} />}</Archived>
      </Route>
      <Route path="/rules/explain">
        <Archived title="Why a cost belongs where it does">
          {(archive) => (
            <Part title="Why a cost belongs where it does">
              <ExplainCosts archive={archive} />
            </Part>
          )}
        </Archived>
      </Route>
      <Route path="/rules/edit/:file">
        {({ file }) => (isSetFile(file) ? <EditPage key={file} file={file} /> : <NotFoundPage />)}
      </Route>
      <Route path="/rules/:file">
        {({ file }) =>
          isSetFile(file) && file !== 'rules' ? (
            <Part title={fileWords[file]}>
              <FileTable key={file} file={file} />
            </Part>
          ) : (
            <NotFoundPage />
          )
        }
      </Route>
    </Switch>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <RulesNav />
      <div className="wrap">
        <PageHead title={title} />
        {children}
      </div>
    </>
  );
}

function RulesWithCosts({ archive }: { readonly archive: ArchiveDays }) {
  const used = useView(archive.metric);
  const { from, to } = used.view;
  const days =
    from === undefined || to === undefined ? periodDays('recent', archive.through) : { from, to };
  const view = useViewOfDays(used.view, days);
  return (
    <>
      <RulesNav />
      <ViewBar used={used} archive={archive} days={days} />
      <div className="wrap">
        <PageHead title="Rules">
          {[
            `${metricWords[view.metric]} cost`,
            archive.meta.currency ?? 'currency not known',
            rangeText(days),
          ].join(' · ')}
        </PageHead>
        <PublishedRules view={view} />
      </div>
    </>
  );
}

function EditPage({ file }: { readonly file: SetFile }) {
  const { data, error, refetch } = useAnswer<Pick<Rules, 'working'>>(filePath(file));
  return (
    <Part title={`Edit ${fileNames[file]}`}>
      {error !== null ? (
        <Failed what={fileNames[file]} error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading what={fileNames[file]} />
      ) : (
        <Editable file={file} working={data.data.working} />
      )}
    </Part>
  );
}

function Editable({ file, working }: Pick<Rules, 'working'> & { readonly file: SetFile }) {
  if (working === null) {
    return (
      <Nothing title="You may not change the rules.">
        <p>
          Only editors who see all costs may: ask who runs this system to add you to its editors.
        </p>
      </Nothing>
    );
  }
  if (working.text === null && working.etag !== null) {
    return (
      <Nothing title={`${fileNames[file]} cannot be edited here.`}>
        <p>It is too large, or not UTF-8. Correct it where the archive is.</p>
      </Nothing>
    );
  }
  return <FileEditor file={file} working={working} />;
}
