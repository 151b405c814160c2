/** A file's text as it is. */
import { fileNames, type SetFile } from './set-files.ts';

interface AsFileProps {
  readonly file: SetFile;
  /** Null: this reader may not see all of it. */
  readonly text: string | null;
}

export function AsFile({ file, text }: AsFileProps) {
  if (text === null) return null;
  return (
    <details className="as-table">
      <summary>{fileNames[file]} as it is</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <pre className="file" tabIndex={0}>
        {text}
      </pre>
    </details>
  );
}
