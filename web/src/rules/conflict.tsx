/** Somebody else saved the file meanwhile: both texts, and what to go on with. Neither is lost. */
import type { WorkingFile } from '../api/answers.ts';
import { lineChanges } from './line-changes.ts';

interface ConflictProps {
  readonly fileName: string;
  readonly theirs: WorkingFile;
  readonly mine: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

export function Conflict({ fileName, theirs, mine, onKeepMine, onTakeTheirs }: ConflictProps) {
  const text = theirs.text ?? '';
  return (
    <div className="state" role="alert">
      <h2>Somebody else changed {fileName} meanwhile.</h2>
      <p>
        Nothing of yours was saved or lost. Below is what differs: lines with − are in the saved
        file only, lines with + in yours only.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <pre className="file changes" tabIndex={0}>
        {lineChanges(text, mine).map(({ kind, text: line }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines repeat, and the list is never reordered
          <span key={at} className={kind}>
            {signs[kind]}
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
      <details className="as-table">
        <summary>The saved {fileName}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
        <pre className="file" tabIndex={0}>
          {text}
        </pre>
      </details>
      <p className="actions">
        <button type="button" onClick={onKeepMine}>
          Go on with my text
        </button>
        <button type="button" onClick={onTakeTheirs}>
          Take the saved file
        </button>
      </p>
      <p className="quiet small">
        My text replaces the saved file when you save it: copy what is missing into it first.
      </p>
    </div>
  );
}

const signs = { same: '  ', theirs: '− ', mine: '+ ', cut: '⋯ ' };
