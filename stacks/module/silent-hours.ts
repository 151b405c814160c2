/**
 * How long the digest may be silent, in a module: Terraform cannot read a cron expression, so the hours
 * of the module's own schedule hold for that schedule alone, and a caller with another gives his own.
 */

import { expression } from '../names/expressions.ts';
import { maxLookbackHours, silentHours } from '../schedules/silent-hours.ts';
import type { VariableBlock } from './variable-blocks.ts';

export const silentHoursVariable = 'digest_silent_hours';

const accepted = `a whole number of hours from 1 to ${maxLookbackHours}`;

/** `schedule`: the default of the digest's schedule; undefined where the caller must give one. */
export function silentHoursBlock(schedule: string | undefined): VariableBlock {
  const name = silentHoursVariable;
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
export function silentHoursLocal(schedule: string | undefined): string {
  const given = `var.${silentHoursVariable}`;
  return schedule === undefined ? given : `coalesce(${given}, ${silentHours(schedule)})`;
}
