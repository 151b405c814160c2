/** Sentences with names from the bill as HTML: each name is isolated, so that no script turns the text. */
import { type Markup, markup } from '../markup/html-markup.ts';
import type { Sentence } from '../words/sentence.ts';

export function sentenceMarkup(sentence: Sentence): Markup {
  return markup`${sentence.map(({ text, isName }) => (isName ? markup`<b><bdi>${text}</bdi></b>` : markup`${text}`))}`;
}
