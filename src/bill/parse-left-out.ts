/** Reads what a scan says of the lines that count in no day: 'reason currency lines cost', between bars. */
import {
  type LeftOutLines,
  type LeftOutReason,
  leftOutReasons,
} from '../domain/costs/left-out-lines.ts';

/** Throws an Error where the text is not of that form: the statement and this file then differ. */
export function parseLeftOut(text: string): readonly LeftOutLines[] {
  return text === '' ? [] : text.split('|').map(parsed);
}

function parsed(words: string): LeftOutLines {
  const match = /^(\S+) (.*) (\d+) (-?\d+(?:\.\d+)?)$/s.exec(words);
  const reason = leftOutReasons.find((known) => known === match?.[1]);
  if (match === null || reason === undefined) {
    throw new Error(`the breakdown says of lines left out: '${words}', which is not of its form`);
  }
  const [, , currency = '', lines, cost] = match;
  return {
    reason: reason as LeftOutReason,
    currency: currency === '' ? null : currency,
    lines: Number(lines),
    cost: Number(cost),
  };
}
