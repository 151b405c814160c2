/**
 * Reads a function's environment by its schema. Each function says what it accepts; how a fault is
 * told is said here, once.
 */
import * as z from 'zod';

/** Throws an Error naming each variable that is missing or wrong, and what it accepts. */
export function parseEnvironment<T>(schema: z.ZodType<T>, environment: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw invalidEnvironment(
    ...parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  );
}

/** For what no schema of one variable can say; a fault reads 'DIGEST_MAIL_FROM: needed where …'. */
export function invalidEnvironment(...faults: readonly string[]): Error {
  return new Error(`The function's environment is not valid. ${faults.join('; ')}.`);
}

/** A variable that may be absent or, as Terraform writes what is not set, empty. */
export function unset<T extends z.ZodType>(schema: T) {
  return z
    .literal('')
    .transform(() => undefined)
    .or(schema)
    .optional();
}
