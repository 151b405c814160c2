/**
 * The fields of an EventBridge cron expression: what each accepts and which values it means.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
 */

/** A field that EventBridge would reject; the message says what it accepts. */
export class CronFieldError extends Error {
  override readonly name = 'CronFieldError';
}

export interface CronField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names of the values, starting with the first value. */
  readonly words: readonly string[];
  /** Whether 'from/step' is accepted. */
  readonly hasSteps: boolean;
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

export const cronFields = {
  minutes: { name: 'minutes', from: 0, to: 59, words: [], hasSteps: true },
  hours: { name: 'hours', from: 0, to: 23, words: [], hasSteps: true },
  dayOfMonth: { name: 'day of month', from: 1, to: 31, words: [], hasSteps: true },
  month: { name: 'month', from: 1, to: 12, words: months, hasSteps: true },
  /** Sunday is 1. */
  dayOfWeek: {
    name: 'day of week',
    from: 1,
    to: 7,
    words: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
    hasSteps: false,
  },
  year: { name: 'year', from: 1970, to: 2199, words: [], hasSteps: true },
} as const satisfies Readonly<Record<string, CronField>>;

/** The values of '*', '7', '1-5', '0/15', 'MON-FRI' or a list of them. Throws a CronFieldError. */
export function valuesOf(field: CronField, text: string): ReadonlySet<number> {
  if (text === '*') return new Set(rangeOf(field.from, field.to, 1));
  return new Set(text.split(',').flatMap((part) => valuesOfPart(field, part)));
}

/** The single value of a text. Throws a CronFieldError. */
export function singleValue(field: CronField, text: string): number {
  const word = field.words.indexOf(text);
  if (word >= 0) return field.from + word;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= field.from && value <= field.to) return value;
  throw rejected(field, text);
}

function valuesOfPart(field: CronField, part: string): readonly number[] {
  const [range = '', step, ...extra] = part.split('/');
  if (extra.length > 0) throw rejected(field, part);
  const [from, to] = boundsOf(field, range, step !== undefined);
  return rangeOf(from, to, step === undefined ? 1 : stepOf(field, part, step));
}

/** '3/2' runs from 3 to the end, '3' means 3 alone. */
function boundsOf(field: CronField, range: string, hasStep: boolean): readonly [number, number] {
  if (range === '*' && hasStep) return [field.from, field.to];
  const [first = '', last, ...extra] = range.split('-');
  if (extra.length > 0) throw rejected(field, range);
  const from = singleValue(field, first);
  const to = last === undefined ? (hasStep ? field.to : from) : singleValue(field, last);
  if (from <= to) return [from, to];
  throw new CronFieldError(`${field.name} ${range} runs backwards: write it as a list`);
}

function stepOf(field: CronField, part: string, step: string): number {
  if (!field.hasSteps)
    throw new CronFieldError(`${field.name} does not accept a step: write a list`);
  if (/^[1-9]\d*$/.test(step) && Number(step) <= field.to) return Number(step);
  throw rejected(field, part);
}

function rangeOf(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}

function rejected({ name, from, to, words }: CronField, text: string): CronFieldError {
  const named = words.length === 0 ? '' : ` or ${words[0]} to ${words.at(-1)}`;
  const isLowerCase = words.includes(text.toUpperCase());
  const hint = isLowerCase ? ': write names in upper case' : '';
  return new CronFieldError(`${name} is ${from} to ${to}${named}, not '${text}'${hint}`);
}
