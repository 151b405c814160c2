/** What is wrong with one setting, as a line: its path, what was given, what is accepted. */
import type * as z from 'zod';

/** The line of one of the schema's issues; `path` is where the environment is, `given` its settings. */
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
    (whole, step) => (isObject(whole) ? whole[String(step)] : undefined),
    given,
  );
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return `${pathOf([...path, ...issue.path])}: given ${shown}; accepted: ${issue.message}`;
}

/** Such as 'context.digest.mail.to[0]'. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (whole, step) => (typeof step === 'number' ? `${whole}[${step}]` : `${whole}.${String(step)}`),
    'context',
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
