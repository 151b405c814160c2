/**
 * Business figures: what the business did each day, such as orders, by which `unit_costs` divides costs. FinOps edits them in a CSV
 * with the columns `unit,date,amount`. Athena reads the same file by the place of each value, so that the form is stricter than that
 * of other files.
 */
import * as z from 'zod/mini';
import { type BillingDay, isBillingDay, parseBillingDay } from '../calendar/billing-day.ts';
import { readCsvTable } from '../input/csv-table.ts';
import { InputError } from '../input/input-error.ts';

export interface BusinessFigure {
  /** What is counted, such as 'orders'. */
  readonly unit: string;
  /** UTC. */
  readonly date: BillingDay;
  /** Zero or more, of the whole business. */
  readonly amount: number;
}

const header = 'unit,date,amount';

const figureRow = z.object({
  unit: z
    .string()
    .check(
      z.regex(
        /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,63}$/u,
        'write a name of at most 64 letters, digits, spaces and . _ / -, such as orders',
      ),
    ),
  date: z.pipe(
    z.string().check(z.refine(isBillingDay, 'write a day as YYYY-MM-DD, such as 2026-11-20')),
    z.transform(parseBillingDay),
  ),
  amount: z.pipe(
    z
      .string()
      .check(
        z.regex(
          /^\d{1,15}(\.\d{1,9})?$/,
          'write a number of zero or more without separators of thousands, such as 18250 or 950.5',
        ),
      ),
    z.transform(Number),
  ),
});

/** Parses the CSV. Throws an InputError naming `file`, the line of the first error, and what to write. */
export function parseBusinessFigures(text: string, file: string): readonly BusinessFigure[] {
  requireForm(text, file);
  const { rows, lines } = readCsvTable(text, file, figureRow);
  requireOnce(rows, lines, file);
  return rows;
}

/** Values by their place, between commas, without spaces around them: nobody else would remove these. */
function requireForm(text: string, file: string): void {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  if (lines[0]?.trim().toLowerCase() !== header) {
    throw new InputError(
      `${file}, line 1: it is '${lines[0]?.slice(0, 80) ?? ''}'; it must be ${header}, with commas, in this order.`,
    );
  }
  const spaced = lines.findIndex((line) => /^[ \t]+\S|\S[ \t]+$|[ \t],|,[ \t]/.test(line));
  if (spaced < 1) return;
  throw new InputError(
    `${file}, line ${spaced + 1}: there is a space before or after a value; remove it.`,
  );
}

function requireOnce(
  rows: readonly BusinessFigure[],
  lines: readonly number[],
  file: string,
): void {
  const seen = new Map<string, number>();
  const written = new Map<string, BusinessFigure & { readonly line: number }>();
  for (const [index, row] of rows.entries()) {
    const { unit, date } = row;
    const line = lines[index] ?? 0;
    const known = written.get(unit.toLowerCase());
    if (known !== undefined && known.unit !== unit) {
      throw new InputError(
        `${file}, line ${line}: the unit is '${unit}', and '${known.unit}' in line ${known.line}; write it the same way.`,
      );
    }
    written.set(unit.toLowerCase(), known ?? { ...row, line });
    const key = JSON.stringify([unit, date]);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw new InputError(
        `${file}, line ${line}: ${unit} already has an amount for ${date} in line ${earlier}; keep one of the two.`,
      );
    }
    seen.set(key, line);
  }
}
