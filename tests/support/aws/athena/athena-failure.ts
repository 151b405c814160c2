/**
 * The reason of a failed query in Athena's words: a FAILED state with a reason that starts with the
 * engine's error name, with line and column if known.
 * https://docs.aws.amazon.com/athena/latest/ug/error-reference.html
 */

/** A query that ends as FAILED with this message as StateChangeReason. */
export class AthenaFailure extends Error {
  override readonly name = 'AthenaFailure';
}

/** DuckDB's errors with `errors_as_json`. */
interface EngineError {
  readonly exception_type?: string;
  readonly exception_message?: string;
  readonly error_subtype?: string;
  readonly position?: string;
  readonly type?: string;
  readonly name?: string;
}

/** 'line 2:8' of an offset in the text, both counted from 1. */
export function lineAndColumn(sql: string, position: number): string {
  const before = sql.slice(0, position).split('\n');
  return `line ${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Athena's message for an error that the engine found in the SQL, which began at `offset`. */
export function failureOf(error: unknown, sql: string, offset = 0): AthenaFailure {
  if (error instanceof AthenaFailure) return error;
  const text = error instanceof Error ? error.message : String(error);
  const engine = parsed(text);
  const message = (engine.exception_message ?? text).split('\n')[0] ?? '';
  const place = lineAndColumn(sql, Math.max(0, Number(engine.position ?? 0) - offset));
  return new AthenaFailure(reason(engine, message, place), { cause: error });
}

function reason(engine: EngineError, message: string, place: string): string {
  switch (engine.exception_type) {
    case 'Binder':
      return engine.error_subtype === 'COLUMN_NOT_FOUND'
        ? `COLUMN_NOT_FOUND: ${place}: Column '${engine.name}' cannot be resolved or requester is not authorized to access requested resources`
        : `SYNTAX_ERROR: ${place}: ${message}`;
    case 'Parser':
      return `SYNTAX_ERROR: ${place}: ${message}`;
    case 'Catalog':
      return engine.type?.includes('Function')
        ? `FUNCTION_NOT_FOUND: ${place}: Function '${engine.name}' not registered`
        : `SYNTAX_ERROR: ${place}: ${message}`;
    case 'Conversion':
      return `INVALID_CAST_ARGUMENT: ${message}`;
    case 'Out of Memory':
      return 'EXCEEDED_LOCAL_MEMORY_LIMIT: Query exhausted resources at this scale factor';
    default:
      // Errors raised by a view are in Athena's words already.
      if (message.startsWith('HIVE_')) return message;
      return `GENERIC_INTERNAL_ERROR: ${message}`;
  }
}

function parsed(text: string): EngineError {
  try {
    return JSON.parse(text) as EngineError;
  } catch {
    return {};
  }
}
