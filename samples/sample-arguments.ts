/**
 * The command line of `npm run sample`: its help, and the conversion of its arguments to the generator's
 * options.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addDays, parseBillingDay } from '../src/domain/calendar/billing-day.ts';
import { InputError } from '../src/domain/input/input-error.ts';
import { acmeSample } from './acme-sample.ts';
import { type BillFormat, type BillOptions, billFormats } from './generator/bill-request.ts';

export const sampleHelp = `npm run sample -- [options]

Writes the bill of an invented company: same options, same rows. Without options it writes
the committed sample (samples/acme) again.

  --out DIR          where to write                             (samples/acme)
  --from DAY         first usage day, UTC                       (2026-09-01)
  --to DAY           last usage day, included                   (2026-11-20)
  --as-of DAY        the day on which the bill is read: it determines the visible
                     invoice ids and restatements                               (the day after --to)
  --size N           number of resources: lines per day or hour (104)
  --lines N          approximate number of lines; instead of --size
  --formats LIST     of ${billFormats.join(', ')}, or all       (cur2)
  --seed N           another seed makes another bill            (1)
  --delivery MODE    overwrite, or create-new: several complete copies of each month
  --granularity G    daily or hourly                            (daily)
  --accounts N       number of accounts, at least 18            (18)
  --export-files F   parquet or csv, for cur2 and focus         (parquet)
  --hostile          names that attack spreadsheets, HTML and CSV; lines outside their period
  --second-currency  a few lines in EUR
  --incomplete       most lines of the last day are missing
  --help             this text

Examples
  npm run sample -- --out out/bill --formats all --hostile
  npm run sample -- --out out/big --from 2026-10-01 --to 2026-10-31 --lines 10000000
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  out: text,
  from: text,
  to: text,
  'as-of': text,
  size: text,
  lines: text,
  formats: text,
  seed: text,
  delivery: text,
  granularity: text,
  accounts: text,
  'export-files': text,
  hostile: flag,
  'second-currency': flag,
  incomplete: flag,
  help: flag,
} as const;

/** The generator's options, or 'help'. Throws an InputError for unknown arguments. */
export function sampleOptions(argv: readonly string[]): BillOptions | 'help' {
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true });
    return values.help === true ? 'help' : optionsFrom(values);
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    throw new InputError(error.message, { cause: error });
  }
}

type Arguments = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function optionsFrom(given: Arguments): BillOptions {
  const to = given.to === undefined ? acmeSample.to : parseBillingDay(given.to);
  const size = wholeNumber('size', given.size);
  const lines = wholeNumber('lines', given.lines);
  const accounts = wholeNumber('accounts', given.accounts);
  return {
    ...acmeSample,
    out: given.out ?? path.join(path.dirname(fileURLToPath(import.meta.url)), 'acme'),
    from: given.from === undefined ? acmeSample.from : parseBillingDay(given.from),
    to,
    asOf: given['as-of'] === undefined ? addDays(to, 1) : parseBillingDay(given['as-of']),
    seed: wholeNumber('seed', given.seed) ?? acmeSample.seed,
    formats: formatsFrom(given.formats),
    delivery: oneOf('delivery', given.delivery, ['overwrite', 'create-new']),
    granularity: oneOf('granularity', given.granularity, ['daily', 'hourly']),
    exportFiles: oneOf('export-files', given['export-files'], ['parquet', 'csv']),
    hostile: given.hostile ?? false,
    secondCurrency: given['second-currency'] ?? false,
    lastDay: given.incomplete === true ? 'incomplete' : 'complete',
    ...(size === undefined ? {} : { size }),
    ...(lines === undefined ? {} : { lines }),
    ...(accounts === undefined ? {} : { accounts }),
  };
}

function formatsFrom(list: string | undefined): readonly BillFormat[] {
  if (list === undefined) return acmeSample.formats;
  if (list === 'all') return billFormats;
  return list.split(',').map((name) => oneOf('formats', name, billFormats));
}

function oneOf<T extends string>(
  option: string,
  given: string | undefined,
  allowed: readonly [T, ...T[]] | readonly T[],
): T {
  const [first] = allowed;
  const found = given === undefined ? first : allowed.find((value) => value === given);
  if (found === undefined) {
    throw new InputError(`--${option} takes ${allowed.join(', ')}; '${given}' is not one of them.`);
  }
  return found;
}

function wholeNumber(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(given)) {
    throw new InputError(`--${option} takes an integer above zero; '${given}' is not one.`);
  }
  return Number(given);
}
