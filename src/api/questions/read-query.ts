/**
 * Reads the query of a request by its schema. A parameter that the operation does not know is refused, because its
 * answer would be another than the one asked for.
 */
import * as z from 'zod';
import { ApiProblem, type ProblemError } from '../problems/problem.ts';

export type QuerySchema = z.ZodObject;

const maxCharacters = 8_000;

/** Throws an ApiProblem that names every parameter that is wrong. */
export function readQuery<Schema extends QuerySchema>(
  schema: Schema,
  query: URLSearchParams,
): z.infer<Schema> {
  if (query.toString().length > maxCharacters) {
    throw new ApiProblem('bad-request', `The query has more than ${maxCharacters} characters.`);
  }
  const { given, errors } = valuesOf(schema, query);
  const read = schema.safeParse(given);
  const wrong = read.success ? [] : read.error.issues.map(issueError);
  if (read.success && errors.length === 0) return read.data;
  throw new ApiProblem('bad-request', 'The query is not valid.', [...errors, ...wrong]);
}

function valuesOf(schema: QuerySchema, query: URLSearchParams) {
  const given: Record<string, unknown> = {};
  const errors: ProblemError[] = [];
  const known = new Map(Object.entries(schema.shape));
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    const parameter = known.get(name);
    if (parameter === undefined) {
      const names = [...known.keys()].join(', ');
      errors.push({ pointer: name, detail: `Not a parameter of this operation: ${names}.` });
    } else if (isList(parameter as z.ZodType)) given[name] = values;
    else if (values.length === 1) given[name] = values[0];
    else errors.push({ pointer: name, detail: 'Given more than once.' });
  }
  return { given, errors };
}

function isList(parameter: z.ZodType): boolean {
  const inner = parameter instanceof z.ZodOptional ? parameter.unwrap() : parameter;
  return inner instanceof z.ZodArray;
}

function issueError({ path, message }: z.core.$ZodIssue): ProblemError {
  return { pointer: String(path[0] ?? ''), detail: message };
}
