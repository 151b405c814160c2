/** Runs statements one by one, in their order, and stops at the first that fails. */
import type { FinishedStatement, Warehouse, WarehouseStatement } from '../ports/warehouse.ts';

/** A statement that ran. */
export interface StatementDone extends FinishedStatement {
  readonly name: string;
  /** Its place, from 1. */
  readonly place: number;
  readonly of: number;
}

/**
 * `onDone` is called after each. Throws an Error with the failed statement's place, what the warehouse said, and what
 * is already done; its cause is the warehouse's error.
 */
export async function runInOrder(
  statements: readonly WarehouseStatement[],
  warehouse: Warehouse,
  onDone: (done: StatementDone) => void,
): Promise<void> {
  const of = statements.length;
  for (const [at, statement] of statements.entries()) {
    const finished = await warehouse.run(statement).catch((cause: unknown) => {
      throw stoppedAt(statement, at, of, cause);
    });
    onDone({ ...finished, name: statement.name, place: at + 1, of });
  }
}

/** Every statement may be run again, so the whole command is what to run after the correction. */
function stoppedAt({ name, sql }: WarehouseStatement, at: number, of: number, cause: unknown) {
  const message = cause instanceof Error ? cause.message : String(cause);
  const before = at === 0 ? 'Nothing was changed' : `The ${at} before it are done`;
  const after = at + 1 === of ? '' : `, the ${of - at - 1} after it were not run`;
  return new Error(
    `Statement ${at + 1} of ${of} (${name}) failed. ${message}\n` +
      `${before}${after}; run the same command again after the correction.\nThe statement:\n${sql}`,
    { cause },
  );
}
