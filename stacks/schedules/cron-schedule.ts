/**
 * The meaning of an EventBridge schedule: the times of day and the days on which it runs. A schedule
 * that EventBridge would reject is rejected here, so that a deployment does not fail halfway.
 */
import { type DayRule, dayRule } from './cron-days.ts';
import { CronFieldError, cronFields, valuesOf } from './cron-fields.ts';

export interface CronSchedule {
  /** Minutes of the day, 0 to 1439, in ascending order. */
  readonly times: readonly number[];
  /** 1 to 12. */
  readonly months: ReadonlySet<number>;
  readonly isDay: DayRule;
  readonly isEveryYear: boolean;
  readonly years: ReadonlySet<number>;
}

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
const maxExpressionLength = 256;

/** Throws a CronFieldError whose message says what is accepted. */
export function readCron(expression: string): CronSchedule {
  const inner = /^cron\(([^()]*)\)$/.exec(expression)?.[1];
  if (inner === undefined) throw new CronFieldError('the form is cron(…)');
  if (expression.length > maxExpressionLength) {
    throw new CronFieldError(`at most ${maxExpressionLength} characters: write a range or a step`);
  }
  const fields = inner.split(' ');
  if (fields.length !== 6 || fields.includes('')) {
    throw new CronFieldError(
      'six fields with one space between them: minutes, hours, day of month, month, day of week, year',
    );
  }
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields as [
    ...[string, string, string],
    ...[string, string, string],
  ];
  return {
    times: timesOf(valuesOf(cronFields.hours, hours), valuesOf(cronFields.minutes, minutes)),
    isDay: dayRule(dayOfMonth, dayOfWeek),
    months: valuesOf(cronFields.month, month),
    isEveryYear: year === '*',
    years: valuesOf(cronFields.year, year),
  };
}

function timesOf(hours: ReadonlySet<number>, minutes: ReadonlySet<number>): readonly number[] {
  return [...hours]
    .flatMap((hour) => [...minutes].map((minute) => hour * 60 + minute))
    .sort((a, b) => a - b);
}
