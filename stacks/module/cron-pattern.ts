/**
 * One pattern for EventBridge cron expressions, because Terraform can check a module's variable only by
 * a pattern. It accepts everything that `readCron` accepts, and also ranges that run backwards, steps
 * and lists that are too long, and days that do not exist in any year.
 */
import { cronFields } from '../schedules/cron-fields.ts';

const minute = '0*[0-5]?[0-9]';
const hour = '0*(?:[01]?[0-9]|2[0-3])';
const date = '0*(?:[1-9]|[12][0-9]|3[01])';
const month = `(?:0*(?:[1-9]|1[0-2])|${cronFields.month.words.join('|')})`;
const weekday = `(?:0*[1-7]|${cronFields.dayOfWeek.words.join('|')})`;
const year = '(?:19[7-9][0-9]|2[01][0-9][0-9])';

const dates = anyOf(field(date), 'L', `${date}W`);
const weekdays = anyOf(listOf(`${weekday}(?:-${weekday})?`), `${weekday}?L`, `${weekday}#[1-5]`);
const days = anyOf(
  `${anyOf('[*]', dates)} ${field(month)} [?]`,
  `[?] ${field(month)} ${anyOf('[*]', weekdays)}`,
);

/** Uses only syntax that JavaScript and Terraform have in common. */
export const cronPattern = new RegExp(
  `^cron\\(${field(minute)} ${field(hour)} ${days} ${field(year)}\\)$`,
);

/** '*', or a list of values, ranges and steps. */
function field(value: string): string {
  return anyOf('[*]', listOf(`(?:[*]/[1-9][0-9]*|${value}(?:-${value})?(?:/[1-9][0-9]*)?)`));
}

function listOf(part: string): string {
  return `${part}(?:,${part})*`;
}

function anyOf(...alternatives: readonly string[]): string {
  return `(?:${alternatives.join('|')})`;
}
