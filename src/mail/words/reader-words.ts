/**
 * The terms for the costs of a mail: those of the organization, or of one unit, which its owner reads as
 * 'your OU'. A scope is untrusted input; here it becomes one safe line.
 */
import type { Audience, Figures } from '../../domain/figures/figures.ts';
import { isolated, safeName } from './safe-name.ts';

export interface ReaderTerms {
  readonly isOwner: boolean;
  /** 'Root / Workloads / Prod', cleaned; empty for the organization's mail. */
  readonly scope: string;
  /** 'the total' or 'your OU', within a sentence. */
  readonly total: string;
  /** 'Total' or 'Your OU', as a row. */
  readonly totalRow: string;
}

const maxPathLength = 64;
const maxInSubject = 40;

export function readerTerms({ scope }: Audience): ReaderTerms {
  if (scope === '*') return { isOwner: false, scope: '', total: 'the total', totalRow: 'Total' };
  const path = pathWithin(scope, maxPathLength);
  return { isOwner: true, scope: path, total: 'your OU', totalRow: 'Your OU' };
}

/** True for an owner's unit without parts: its only row is the unit itself. */
export function isSingleUnit({ ous, audience }: Pick<Figures, 'ous' | 'audience'>): boolean {
  return ous.length === 1 && ous[0]?.ou === audience.scope;
}

/**
 * The last two parts of the unit's path for a header, such as 'Workloads / Prod'; empty for the
 * organization's mail. No part can begin or end an encoded word (RFC 2047), break the line or change the
 * reading direction of the following text.
 */
export function subjectScope({ scope }: Audience): string {
  if (scope === '*') return '';
  const parts = scope.split('/').slice(1).slice(-2);
  const path = pathWithin(parts.length === 0 ? scope : parts.join('/'), maxInSubject);
  return isolated(path.replace(/[=?](?=[=?])/g, '$& '));
}

/** The path's last parts that fit into `maxLength` characters: '… / Workloads / Prod'. */
function pathWithin(path: string, maxLength: number): string {
  const parts = path.split('/').filter((part) => part.trim() !== '');
  for (let from = 0; from < parts.length - 1; from += 1) {
    const shown = [...(from === 0 ? [] : ['…']), ...parts.slice(from)].join(' / ');
    const clean = safeName(shown, Number.POSITIVE_INFINITY);
    if (clean.length <= maxLength) return clean;
  }
  return safeName(parts.at(-1) ?? path, maxLength);
}
