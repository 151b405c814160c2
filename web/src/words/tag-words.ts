/** Shares of tagged cost, and what is behind them, in words. */
import { sumOf } from './decimal.ts';

/** '96.8 %'. A share below one is never written as all: '99.9 %' at most. */
export function tagShare(share: number | null): string {
  if (share === null) return 'not known';
  const percent = share === 1 ? 100 : Math.min(99.9, Math.max(0, share * 100));
  return `${percent.toFixed(1)}\u00a0%`;
}

/** 'team', 'team and environment', 'team, environment and cost center'. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

interface Lacking {
  readonly x_MissingTagCost: string;
  readonly x_NotAllowedTagCost: string;
}

/** Taggable cost without an allowed value. */
export function lackingCost(row: Lacking): string {
  return sumOf([row.x_MissingTagCost, row.x_NotAllowedTagCost]);
}

/** The Region in an ARN; undefined where the id has none. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function regionOfArn(id: string): string | undefined {
  return /^arn:[^:]*:[^:]*:([a-z]{2}[a-z-]*-\d):/.exec(id)?.[1];
}
