/** The engine of one invocation: counts the bytes that its queries scan, and starts only some queries at once. */
import { answerLimiter } from '../../src/api/server/answer-limits.ts';
import type { QueryEngine } from '../../src/ports/query-engine.ts';

/** The parts of one page, not more: Athena runs a limited number of queries for the whole account. */
const limits = { maxAtOnce: 4, maxWaiting: 100, maxWaitMs: 240_000, maxAnswerMs: 240_000 };

export interface ObservedEngine extends QueryEngine {
  readonly scanned: { bytes: number; queries: number };
}

export function observedEngine(engine: QueryEngine): ObservedEngine {
  const scanned = { bytes: 0, queries: 0 };
  const { inTurn } = answerLimiter(limits);
  return {
    scanned,
    query: async (statement) => {
      const result = await inTurn(() => engine.query(statement));
      scanned.queries += 1;
      scanned.bytes += result.bytesScanned ?? 0;
      return result;
    },
  };
}
