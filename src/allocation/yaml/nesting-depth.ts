/**
 * Measures how deep a YAML text is nested, without recursion. Composing a text of thousands of levels
 * exhausts the stack, and V8 may then end the process instead of throwing an error.
 */
import { type CST, Parser } from 'yaml';

interface Level {
  readonly token: CST.Token;
  readonly depth: number;
}

/** Whether a value is below more than `max` lists and maps. */
export function isDeeperThan(text: string, max: number): boolean {
  const open: Level[] = [];
  for (const token of new Parser().parse(text)) open.push({ token, depth: 0 });
  for (let level = open.pop(); level !== undefined; level = open.pop()) {
    if (level.depth > max) return true;
    for (const token of tokensIn(level.token)) open.push({ token, depth: level.depth + 1 });
  }
  return false;
}

function tokensIn(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) =>
    [key, value].filter((one) => one !== undefined && one !== null),
  );
}
