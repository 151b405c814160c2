/** Where cost goes: a team, a pool of shared cost, or not known yet. */

export type Target = `team/${string}` | `pool/${string}` | 'unallocated';

/** Cost that no rule claims. */
export const unallocated = 'unallocated';

/** Names of teams, pools and rules: they appear in addresses, files and web links. */
export const namePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;
export const nameAdvice =
  'write up to 64 lower-case letters, digits, points, hyphens and underscores, such as online-shop';

/** Names of tags: 'tag.<name>' is a column that conditions read. */
export const tagNamePattern = /^[a-z][a-z0-9_-]{0,63}$/;

export function isTarget(text: string): text is Target {
  if (text === unallocated) return true;
  const [, name = ''] = /^(?:team|pool)\/(.*)$/s.exec(text) ?? [];
  return namePattern.test(name);
}

/** The name of a team's target; null for others. */
export function teamOf(target: Target): string | null {
  return target.startsWith('team/') ? target.slice('team/'.length) : null;
}

export function poolOf(target: Target): string | null {
  return target.startsWith('pool/') ? target.slice('pool/'.length) : null;
}
