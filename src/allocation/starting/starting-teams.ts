/** Names of teams for the values of tags, OUs and accounts of a bill. All of these are untrusted. */
import { lowerCase } from '../tags/letters.ts';
import { transformed } from '../tags/tag-rule.ts';

const maxNameLength = 64;
const maxWrittenLength = 200;

/** 'Online Shop!' → 'online-shop'; '' if nothing of the text can be in a name. */
export function teamNameOf(text: string): string {
  return lowerCase(text)
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .slice(0, maxNameLength)
    .replace(/[._-]+$/, '');
}

/**
 * Whether the text can be written into a CSV that people edit with a spreadsheet: one visible line that the
 * program does not take for a formula.
 */
export function isPlainCell(text: string): boolean {
  const isShort = text.length > 0 && text.length <= maxWrittenLength;
  return (
    isShort &&
    text.trim() === text &&
    !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text) &&
    !/^[=+\-@]/.test(text)
  );
}

export interface StartingAlias {
  /** As the bill writes it. */
  readonly value: string;
  readonly becomes: string;
}

export interface StartingTeams {
  readonly teams: readonly string[];
  readonly aliases: readonly StartingAlias[];
}

/** A team for each value of the tag of teams, with an alias if the value is not a name. */
export function teamsOfValues(values: readonly string[]): StartingTeams {
  const teams = new Set<string>();
  const aliases = new Map<string, StartingAlias>();
  for (const value of values) {
    const becomes = teamNameOf(value);
    if (becomes === '' || !isPlainCell(value)) continue;
    teams.add(becomes);
    const seen = transformed(value, { transform: ['trim', 'lower'] });
    if (seen !== becomes && !aliases.has(seen)) aliases.set(seen, { value, becomes });
  }
  return { teams: [...teams], aliases: [...aliases.values()] };
}
