/**
 * Asks what the dashboard's first screens ask, for each kind of reader, after the digest archived: the answers are kept
 * when the first reader of the morning opens a page.
 */
import { allOperations } from '../../src/api/operations/all-operations.ts';
import type { ReaderEntry } from '../../src/api/readers/claims-reader.ts';
import { scopeOf } from '../../src/api/readers/claims-reader.ts';
import { firstQuestions } from '../../src/domain/questions/page-questions.ts';
import { type ReaderScope, scopeKey } from '../../src/domain/questions/reader-scope.ts';
import type { QueryEngine } from '../../src/ports/query-engine.ts';
import type { ApiProcess } from './api-process.ts';
import { makeAnswer } from './make-answer.ts';

/** Kinds of readers, those of everything first: more would cost more than their readers' waiting. */
const maxScopes = 50;

/** An answer that is begun now may take this long. */
const neededMs = 60_000;

export interface AskingAhead {
  readonly engine: QueryEngine;
  readonly requestId: string;
  readonly timeLeft: () => number;
  /** An answer that failed; the others are asked all the same. */
  readonly onError: (error: unknown) => void;
}

export interface AskedAhead {
  readonly answers: number;
  readonly failed: number;
  /** Kinds of readers whose questions were not asked. */
  readonly scopesLeft: number;
}

export async function askAhead(process: ApiProcess, asking: AskingAhead): Promise<AskedAhead> {
  // Not those that the process remembers from before the run.
  const { days, costMetric } = await process.facts(0);
  if (days === null || costMetric === null) return { answers: 0, failed: 0, scopesLeft: 0 };
  const scopes = scopesOf(await process.readers());
  const questions = firstQuestions(days.through, costMetric);
  const counts = { answers: 0, failed: 0 };
  for (const [index, scope] of scopes.entries()) {
    if (index === maxScopes || asking.timeLeft() < neededMs) {
      return { ...counts, scopesLeft: scopes.length - index };
    }
    const asked = questions.map((path) => askOne(process, { path, scope }, asking));
    for (const isMade of await Promise.all(asked)) counts[isMade ? 'answers' : 'failed'] += 1;
  }
  return { ...counts, scopesLeft: 0 };
}

async function askOne(
  process: ApiProcess,
  { path, scope }: { readonly path: string; readonly scope: ReaderScope },
  { engine, requestId, onError }: AskingAhead,
): Promise<boolean> {
  const [place = '', query = ''] = path.split('?');
  const operation = allOperations.find((one) => one.path === place)?.id ?? place;
  try {
    await makeAnswer(process, { operation, query, scope }, { engine, requestId });
    return true;
  } catch (error) {
    onError(error);
    return false;
  }
}

/** What each reader of the lists sees, once; everything first. */
export function scopesOf(entries: readonly ReaderEntry[]): readonly ReaderScope[] {
  const byName = new Map<string, string[]>();
  for (const { name, scope } of entries) byName.set(name, [...(byName.get(name) ?? []), scope]);
  const scopes = new Map<string, ReaderScope>();
  for (const own of byName.values()) {
    const scope = scopeOf(own);
    scopes.set(scopeKey(scope), scope);
  }
  const everything = ({ kind }: ReaderScope) => (kind === 'all' ? 0 : 1);
  return [...scopes.values()].sort((a, b) => everything(a) - everything(b));
}
