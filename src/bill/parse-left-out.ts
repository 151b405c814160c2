/** Parses a scan's column about lines left out: 'reason currency lines cost', separated by '|'. */
import {
  type LeftOutLines,
  type LeftOutReason,
  leftOutReasons,
} from '../domain/costs/left-out-lines.ts';

/** Throws an Error when the text has another form: then statement and parser do not match. */
export function parseLeftOut(text: string): readonly LeftOutLines[] {
  return text === '' ? [] : text.split('|').map(parsed);
}

function parsed(entry: string): LeftOutLines {
  const match = /^(\S+) (.*) (\d+) (-?\d+(?:\.\d+)?)$/s.exec(entry);
  const reason = leftOutReasons.find((known) => known === match?.[1]);
  if (match === null || reason === undefined) {
    throw new Error(`the breakdown's column left_out has the unknown form '${entry}'`);
  }
  const [, , currency = '', lines, cost] = match;
  return {
    reason: reason as LeftOutReason,
    currency: currency === '' ? null : currency,
    lines: Number(lines),
    cost: Number(cost),
  };
}
