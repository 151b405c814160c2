/**
 * The audiences that get a separate digest, with their names in receipts and files, and their addresses.
 */
import { createHash } from 'node:crypto';
import type { Recipient } from '../domain/audience/audience-recipients.ts';
import { organizationScope } from '../domain/budgets/budgets.ts';
import type { Audience } from '../domain/figures/figures.ts';

/** An audience and its addresses, each once. */
export interface MailAudience extends Audience {
  readonly to: readonly string[];
}

/** The audience of the whole organization. Receipts contain this name since the first version. */
export const organizationAudience: Audience = { name: 'finops', scope: organizationScope };

/** The readers of '*' first, then those of each OU in order of path. */
export function audiencesOf(recipients: readonly Recipient[]): readonly MailAudience[] {
  const addresses = new Map<string, Map<string, string>>();
  for (const { scope, address } of recipients) {
    const known = addresses.get(scope) ?? new Map<string, string>();
    addresses.set(scope, known.set(address.toLowerCase(), address));
  }
  return [...addresses]
    .map(([scope, known]) => ({ ...audienceOf(scope), to: [...known.values()] }))
    .sort((a, b) => rank(a) - rank(b) || (a.scope < b.scope ? -1 : 1));
}

/**
 * The audience of a scope. Its name depends only on the path, so that the next run finds the receipts:
 * the last part for readability, and a hash of the full path because last parts may be equal.
 */
export function audienceOf(scope: string): Audience {
  if (scope === organizationScope) return organizationAudience;
  const hash = createHash('sha256').update(scope).digest('hex').slice(0, 10);
  return { name: `${slug(scope.split('/').at(-1) ?? '') || 'ou'}-${hash}`, scope };
}

function rank({ scope }: Audience): number {
  return scope === organizationScope ? 0 : 1;
}

/** ASCII letters, digits and hyphens; '' when a name has none of them. */
function slug(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
}
