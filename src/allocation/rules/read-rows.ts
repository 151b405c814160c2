/** Reads one CSV of a set and reports every row that is not valid, not only the first. */
import * as z from 'zod/mini';
import { readValidRows } from '../../domain/input/csv-table.ts';
import { InputError } from '../../domain/input/input-error.ts';
import { type Report, reportTo, type SetProblem } from '../yaml/problem.ts';
import { maxValueLength } from '../yaml/read-values.ts';
import { nameAdvice, namePattern } from './target.ts';

export type RowOf<T> = T & { readonly line: number };

export interface CsvInput {
  readonly file: string;
  /** Null: the file does not exist. */
  readonly text: string | null;
}

/** Valid rows with their lines; problems are appended. */
export function readRows<T extends object>(
  { file, text }: CsvInput,
  row: z.core.$ZodType<T>,
  problems: SetProblem[],
): readonly RowOf<T>[] {
  if (text === null) return [];
  const report = reportTo(problems, file);
  try {
    const table = readValidRows({ text, what: file, row }, (error, line) =>
      report(line, withoutPlace(error.message, file)),
    );
    return table.rows.map((one, index) => ({ ...one, line: table.lines[index] ?? 1 }));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    reportFile(error.message, file, report);
    return [];
  }
}

function reportFile(message: string, file: string, report: Report): void {
  const line = /^, line (\d+): /.exec(message.slice(file.length))?.[1];
  report(line === undefined ? null : Number(line), withoutPlace(message, file));
}

/** A message of a CSV begins with the file and often the line. */
function withoutPlace(message: string, file: string): string {
  return message.slice(file.length).replace(/^(?:, line \d+)?: /, '');
}

/** A cell that may be empty or absent. */
export const optionalText = z._default(
  z.string().check(
    z.maxLength(maxValueLength, `at most ${maxValueLength} characters are accepted`),
    z.refine((text) => !/[\0\p{Cs}]/u.test(text), 'NUL and halves of surrogate pairs are not text'),
  ),
  '',
);

export const nameCell = z.string().check(z.regex(namePattern, nameAdvice));
