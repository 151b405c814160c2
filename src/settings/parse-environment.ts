/**
 * Parses a function's environment by its schema, with one form of error message for all functions.
 */
import * as z from 'zod/mini';
import '../domain/input/zod-messages.ts';

/** Throws an Error naming each variable that is missing or wrong, and what it accepts. */
export function parseEnvironment<T>(schema: z.ZodMiniType<T>, environment: NodeJS.ProcessEnv): T {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw environmentError(
    ...parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  );
}

/** For problems that concern several variables, such as 'DIGEST_MAIL_FROM: needed when …'. */
export function environmentError(...problems: readonly string[]): Error {
  return new Error(`The function's environment is not valid. ${problems.join('; ')}.`);
}

/** An optional variable. It may also be empty, because Terraform writes unset variables as ''. */
export function optionalVariable<T extends z.ZodMiniType>(schema: T) {
  const empty = z.pipe(
    z.literal(''),
    z.transform(() => undefined),
  );
  return z.optional(z.union([empty, schema]));
}

/** Mail addresses, separated by commas. */
export const addressList = z.pipe(
  z.string(),
  z.transform((list) => list.split(',').map((one) => one.trim())),
);

/** Domains of mail addresses, separated by commas, in lower case. */
export const domainList = z.pipe(
  addressList,
  z.transform((list) => list.map((one) => one.toLowerCase())),
);
