/** The problem of one setting as a line: its path, what was given, what is accepted. */
import type * as z from 'zod';

/**
 * The line for one issue of the schema; `path` is the path of the environment, `given` its settings.
 */
export function problemOf(
  path: readonly string[],
  given: unknown,
  issue: z.core.$ZodIssue,
): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `${pathOf([...path, ...issue.path])}.${key}`).join(', ');
    return `${names}: no such setting; accepted: ${issue.message}`;
  }
  const value = issue.path.reduce<unknown>(
    (parent, step) => (isObject(parent) ? parent[String(step)] : undefined),
    given,
  );
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return `${pathOf([...path, ...issue.path])}: given ${shown}; accepted: ${issue.message}`;
}

/** For example 'context.digest.mail.to[0]'. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (parent, step) =>
      typeof step === 'number' ? `${parent}[${step}]` : `${parent}.${String(step)}`,
    'context',
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
