/**
 * Everything the mail shows, in words and in order, for HTML and text alike: both are written from
 * this one view, so that they cannot disagree. Names are cleaned here, and escaped by the writer.
 */
import type { Figures } from '../domain/figures.ts';
import type { AttachedForm } from './csv-attachment.ts';
import { type Headline, headline } from './headline.ts';
import { moneyIn } from './money-words.ts';
import { type MoverRows, moverRows } from './mover-rows.ts';
import { type Sentence, say, sentenceText } from './sentence.ts';
import { subjectLine } from './subject-line.ts';
import { type TrustNote, trustNotes } from './trust-notes.ts';
import { type UnitRows, unitRows } from './unit-rows.ts';
import { verdict } from './verdict.ts';

export interface DigestView {
  /** One line of printable text. */
  readonly subject: string;
  /** The key message that mail clients show beside the subject. */
  readonly preheader: string;
  readonly head: Headline;
  readonly verdict: Sentence;
  readonly units: UnitRows;
  readonly movers: MoverRows;
  readonly notes: readonly TrustNote[];
}

const attachedWords: Readonly<Record<AttachedForm, Sentence>> = {
  file: say`Every row of the day, at full precision, as CSV.`,
  compressed: say`Every row of the day, at full precision, as CSV compressed with gzip.`,
  link: say`Where to find every row of the day as CSV, which is too large for a mail.`,
};

/** Puts the figures into words. Throws a RangeError where the currency is no ISO 4217 code. */
export function digestView(figures: Figures, attached: AttachedForm): DigestView {
  const money = moneyIn(figures.currency);
  const head = headline(figures, money);
  const message = verdict(figures);
  return {
    subject: subjectLine(figures, money),
    preheader: [head.notice, sentenceText(message)].filter((part) => part !== null).join(' '),
    head,
    verdict: message,
    units: unitRows(figures, money),
    movers: moverRows(figures, money),
    notes: [...trustNotes(figures, money), { lead: 'Attached', sentence: attachedWords[attached] }],
  };
}
