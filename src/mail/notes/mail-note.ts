/** The shape of what the mail says in a lead and a sentence: its answers and its notes. */
import type { Sentence } from '../words/sentence.ts';

/** One note: a bold lead and a sentence. */
export interface MailNote {
  readonly lead: string;
  readonly sentence: Sentence;
}
