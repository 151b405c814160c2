/**
 * A file that is edited: its text, the version that it began with, and what the server said. Every change is kept as a
 * draft; a version that somebody else saved is never overwritten without being seen.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { WorkingFile } from '../api/answers.ts';
import { ApiError, askJson, sendChange } from '../api/api-client.ts';
import { deleteDraft, draftOf, keepDraft } from './drafts.ts';
import { filePath, type SetFile } from './set-files.ts';

type Said =
  | { readonly kind: 'nothing' | 'saving' | 'draft' }
  | { readonly kind: 'saved'; readonly problems: readonly string[] }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'conflict'; readonly theirs: WorkingFile };

interface Saved {
  readonly data: { readonly etag: string; readonly problems: readonly string[] };
}

interface Read {
  readonly data: { readonly working: WorkingFile | null };
}

export function useEditedFile(file: SetFile, read: WorkingFile) {
  const client = useQueryClient();
  const [start] = useState(() => startOf(file, read));
  const [base, setBase] = useState(start.base);
  const [text, setText] = useState(start.text);
  const [said, say] = useState<Said>(start.said);
  const [leftBehind, leave] = useState<string | null>(null);
  const isChanged = text !== (base.text ?? '');
  useEffect(() => guardLeaving(isChanged), [isChanged]);

  const change = (next: string) => {
    setText(next);
    if (next === (base.text ?? '')) deleteDraft(file);
    else keepDraft(file, { text: next, etag: base.etag });
    if (said.kind === 'saved' || said.kind === 'draft') say({ kind: 'nothing' });
  };
  const saveText = async () => {
    say({ kind: 'saving' });
    try {
      const { data } = await put(file, text, base.etag);
      deleteDraft(file);
      setBase({ etag: data.etag, text, isPublished: false });
      say({ kind: 'saved', problems: data.problems });
      void client.invalidateQueries({ queryKey: ['answer'] });
    } catch (error) {
      say(await saidOf(file, error));
    }
  };
  const goOn = (theirs: WorkingFile, next: string) => {
    setBase(theirs);
    setText(next);
    if (next === (theirs.text ?? '')) deleteDraft(file);
    else keepDraft(file, { text: next, etag: theirs.etag });
    say({ kind: 'nothing' });
  };
  const takeTheirs = (theirs: WorkingFile) => {
    leave(text);
    goOn(theirs, theirs.text ?? '');
  };
  return { text, said, isChanged, leftBehind, change, saveText, goOn, takeTheirs, base };
}

/** With the draft of before, if there is one. */
function startOf(file: SetFile, read: WorkingFile) {
  const draft = draftOf(file);
  if (draft === undefined || draft.text === read.text) {
    return { base: read, text: read.text ?? '', said: { kind: 'nothing' } as Said };
  }
  const isOther = draft.etag !== read.etag;
  const said: Said = isOther ? { kind: 'conflict', theirs: read } : { kind: 'draft' };
  const base = isOther ? { ...read, etag: draft.etag } : read;
  return { base, text: draft.text, said };
}

function put(file: SetFile, body: string, etag: string | null): Promise<Saved> {
  const version = etag === null ? { 'if-none-match': '*' } : { 'if-match': etag };
  const type = file === 'rules' ? 'application/yaml' : 'text/csv';
  const headers: Record<string, string> = { 'content-type': type, ...version };
  return sendChange<Saved>(filePath(file), { method: 'PUT', body, headers });
}

async function saidOf(file: SetFile, error: unknown): Promise<Said> {
  if (!(error instanceof ApiError) || error.status !== 412) return { kind: 'failed', error };
  const { data } = await askJson<Read>(filePath(file));
  return data.working === null
    ? { kind: 'failed', error }
    : { kind: 'conflict', theirs: data.working };
}

/** The browser asks before the page is closed; within the pages the draft is kept. */
function guardLeaving(isChanged: boolean): (() => void) | undefined {
  if (!isChanged) return undefined;
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
