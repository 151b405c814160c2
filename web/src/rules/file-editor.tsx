/** Edits the text of one file of the rules. The server checks the whole set before it is saved. */
import { useId, useRef } from 'react';
import { Link } from 'wouter';
import type { WorkingFile } from '../api/answers.ts';
import { ApiError } from '../api/api-client.ts';
import { counted } from '../words/day-words.ts';
import { Conflict } from './conflict.tsx';
import { fileAddress, fileNames, type SetFile } from './set-files.ts';
import { useEditedFile } from './use-edited-file.ts';

interface FileEditorProps {
  readonly file: SetFile;
  readonly working: WorkingFile;
}

export function FileEditor({ file, working }: FileEditorProps) {
  const edited = useEditedFile(file, working);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const name = fileNames[file];
  const { text, said, isChanged, leftBehind } = edited;
  if (said.kind === 'conflict') {
    const { theirs } = said;
    return (
      <Conflict
        fileName={name}
        theirs={theirs}
        mine={text}
        onKeepMine={() => edited.goOn(theirs, text)}
        onTakeTheirs={() => edited.takeTheirs(theirs)}
      />
    );
  }
  return (
    <>
      {said.kind === 'draft' ? (
        <p className="note" role="status">
          This is your text of before, which was not saved.
        </p>
      ) : null}
      {said.kind === 'failed' ? (
        <Refused error={said.error} name={name} show={(line) => showLine(field.current, line)} />
      ) : null}
      <div className="editor">
        <label htmlFor={id}>{name}</label>
        <textarea
          ref={field}
          id={id}
          value={text}
          onChange={({ target }) => edited.change(target.value)}
          rows={Math.min(40, Math.max(16, text.split('\n').length + 1))}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
        />
      </div>
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={!isChanged || said.kind === 'saving'}
          onClick={() => void edited.saveText()}
        >
          {said.kind === 'saving' ? 'Checking …' : 'Check and save'}
        </button>
        {isChanged ? (
          <button type="button" onClick={() => edited.takeTheirs(edited.base)}>
            Undo my changes
          </button>
        ) : null}
        {leftBehind !== null && !isChanged ? (
          <button type="button" onClick={() => edited.change(leftBehind)}>
            Bring my text back
          </button>
        ) : null}
        <Link href={fileAddress(file)}>Back to what is published</Link>
      </div>
      <p className="quiet small" role="status">
        {statusText(said.kind, isChanged)}
      </p>
      {said.kind === 'saved' && said.problems.length > 0 ? (
        <div className="state" role="alert">
          <h2>Saved, but the files do not fit together.</h2>
          <p>Another file was changed at the same time. The last published rules count until:</p>
          <ul>
            {said.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function statusText(kind: string, isChanged: boolean): string {
  if (kind === 'saved') return 'Saved. It counts from the next run on, which publishes it.';
  if (isChanged) return 'Not saved. This tab keeps the text until it is saved or undone.';
  return 'The set of all files is checked before it is saved.';
}

interface RefusedProps {
  readonly error: unknown;
  readonly name: string;
  readonly show: (line: number) => void;
}

/** Problems of this file lead to their line. */
function Refused({ error, name, show }: RefusedProps) {
  if (!(error instanceof ApiError)) return <p role="alert">The page failed. Nothing was saved.</p>;
  return (
    <div className="state" role="alert">
      <h2>Not saved. {error.title}.</h2>
      <p>{error.message}</p>
      {error.errors.length === 0 ? null : (
        <>
          <p>{counted(error.errors.length, 'problem')}:</p>
          <ul>
            {error.errors.map(({ pointer, detail }) => {
              const line = lineIn(pointer, name);
              return (
                <li key={`${pointer}${detail}`}>
                  {line === undefined ? (
                    <b>{pointer}</b>
                  ) : (
                    <button type="button" className="quiet-button" onClick={() => show(line)}>
                      {name}, line {line}
                    </button>
                  )}
                  : {detail}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}

/** 'teams.csv:3' of teams.csv is 3. */
function lineIn(pointer: string, name: string): number | undefined {
  const [, file, line] = /^(.+):(\d+)$/.exec(pointer) ?? [];
  return file === name ? Number(line) : undefined;
}

function showLine(field: HTMLTextAreaElement | null, line: number): void {
  if (field === null) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
  const height = field.scrollHeight / lines.length;
  field.scrollTop = Math.max(0, (line - 4) * height);
}
