/**
 * What the mail calls the costs it is about: all of the organization's, or one unit's, which its
 * owner reads as 'your unit'. A scope is hostile text; here it becomes one safe line.
 */
import type { Audience, Figures } from '../../domain/figures/figures.ts';
import { isolated, safeName } from './safe-name.ts';

export interface ReaderTerms {
  readonly isOwner: boolean;
  /** 'Root / Workloads / Prod', cleaned; empty where the mail is about all. */
  readonly scope: string;
  /** 'the total' or 'your unit', within a sentence. */
  readonly whole: string;
  /** 'Total' or 'Your unit', as a row. */
  readonly wholeRow: string;
}

const maxPathLength = 64;
const maxInSubject = 40;

export function readerTerms({ scope }: Audience): ReaderTerms {
  if (scope === '*') return { isOwner: false, scope: '', whole: 'the total', wholeRow: 'Total' };
  const path = pathWithin(scope, maxPathLength);
  return { isOwner: true, scope: path, whole: 'your unit', wholeRow: 'Your unit' };
}

/** An owner's unit without parts: its one row is the unit itself. */
export function isSingleUnit({ ous, audience }: Pick<Figures, 'ous' | 'audience'>): boolean {
  return ous.length === 1 && ous[0]?.ou === audience.scope;
}

/**
 * The unit's last two parts for a header, such as 'Workloads / Prod'; empty where the mail is about
 * all. No part of it can begin or end an encoded word (RFC 2047), break the line or turn the reading
 * direction of what follows.
 */
export function subjectScope({ scope }: Audience): string {
  if (scope === '*') return '';
  const parts = scope.split('/').slice(1).slice(-2);
  const path = pathWithin(parts.length === 0 ? scope : parts.join('/'), maxInSubject);
  return isolated(path.replace(/[=?](?=[=?])/g, '$& '));
}

/** The path's last parts that fit into `longest` characters: '… / Workloads / Prod'. */
function pathWithin(path: string, longest: number): string {
  const parts = path.split('/').filter((part) => part.trim() !== '');
  for (let from = 0; from < parts.length - 1; from += 1) {
    const shown = [...(from === 0 ? [] : ['…']), ...parts.slice(from)].join(' / ');
    const clean = safeName(shown, Number.POSITIVE_INFINITY);
    if (clean.length <= longest) return clean;
  }
  return safeName(parts.at(-1) ?? path, longest);
}
