/** The answers and notes of a mail: each has a lead and a sentence. */
import type { Sentence } from '../words/sentence.ts';

/** One note: a bold lead and a sentence. */
export interface MailNote {
  readonly lead: string;
  readonly sentence: Sentence;
}
