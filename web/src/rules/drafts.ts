/**
 * Texts that were edited and not saved, in this tab's session storage: leaving the page, loading it again and a login
 * that has expired lose nothing. They are rules, not secrets, and are deleted when they are saved.
 */
import type { SetFile } from './set-files.ts';

export interface Draft {
  readonly text: string;
  /** The version that it began with; null: there was no file. */
  readonly etag: string | null;
}

export function draftOf(file: SetFile): Draft | undefined {
  const stored = sessionStorage.getItem(keyOf(file));
  return stored === null ? undefined : (JSON.parse(stored) as Draft);
}

export function keepDraft(file: SetFile, draft: Draft): void {
  sessionStorage.setItem(keyOf(file), JSON.stringify(draft));
}

export function deleteDraft(file: SetFile): void {
  sessionStorage.removeItem(keyOf(file));
}

function keyOf(file: SetFile): string {
  return `finops-digest.draft.${file}`;
}
