/**
 * How long a module's digest may send no mail before the alarm fires. Terraform cannot read a cron
 * expression, so the computed hours are valid only for the module's own schedule. A caller with another
 * schedule must give the hours.
 */

import { expression } from '../names/expressions.ts';
import { hoursWithoutMail, maxLookbackHours } from '../schedules/hours-without-mail.ts';
import type { VariableBlock } from './variable-blocks.ts';

export const hoursWithoutMailVariable = 'digest_silent_hours';

const accepted = `a whole number of hours from 1 to ${maxLookbackHours}`;

/** `schedule`: default of the digest's schedule; undefined if the caller must give one. */
export function hoursWithoutMailBlock(schedule: string | undefined): VariableBlock {
  const name = hoursWithoutMailVariable;
  const given = schedule === undefined ? `var.${name}` : `coalesce(var.${name}, 1)`;
  const isHours = {
    condition: expression(`contains(range(1, ${maxLookbackHours + 1}), ${given})`),
    error_message: `${name}: accepted: ${accepted}.`,
  };
  const description =
    'Hours without a mail after which the alarm on a digest that did not run fires';
  if (schedule === undefined) {
    return { type: 'number', description, nullable: false, validation: [isHours] };
  }
  const isKnown = {
    condition: expression(
      `var.${name} != null || var.digest_schedule == ${JSON.stringify(schedule)}`,
    ),
    error_message:
      `${name}: accepted: ${accepted}, where digest_schedule is another than ${schedule}: as long as ` +
      'it is silent at most, and two more.',
  };
  return {
    type: 'number',
    description,
    nullable: true,
    default: null,
    validation: [isHours, isKnown],
  };
}

/** The value of the local that the alarm refers to. */
export function hoursWithoutMailLocal(schedule: string | undefined): string {
  const given = `var.${hoursWithoutMailVariable}`;
  return schedule === undefined ? given : `coalesce(${given}, ${hoursWithoutMail(schedule)})`;
}
