/** What an answer follows from: the same for two requests that have the same answer. */
import { scopeKey } from '../../domain/questions/reader-scope.ts';
import type { ArchiveReader, Asked, Operation } from '../operations/operation.ts';
import { codeVersion } from './code-version.ts';
import type { AnswerKey } from './kept-answers.ts';

/** Throws an ApiProblem. */
export async function answerKey(
  archive: ArchiveReader,
  { id, alsoFrom: readAlso }: Operation,
  { query, reader, facts }: Asked<Record<string, unknown>>,
): Promise<AnswerKey> {
  const alsoFrom = await readAlso?.(archive, { query, facts });
  return {
    archiveVersion: facts.version,
    codeVersion: codeVersion(),
    operation: id,
    scope: scopeKey(reader.scope),
    query: alsoFrom === undefined ? query : { query, alsoFrom },
  };
}
