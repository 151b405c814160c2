/** A sentence of the mail: its names from the bill are bold, and keep their reading direction to themselves. */
import type { Sentence } from '../../../src/mail/words/sentence.ts';

export function Said({ sentence }: { readonly sentence: Sentence }) {
  return sentence.map(({ text, isName }, at) => {
    const key = `${at}${text}`;
    return isName ? (
      <b key={key}>
        <bdi>{text}</bdi>
      </b>
    ) : (
      <span key={key}>{text}</span>
    );
  });
}
