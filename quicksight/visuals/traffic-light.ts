/**
 * The traffic light of a budget: red, yellow and green by the digest's own limits, grey if the month end is
 * unknown, each with an icon of a
 * different shape, so that color is never the only signal.
 */
import type {
  ConditionalFormattingColor,
  ConditionalFormattingIcon,
  Icon,
} from '@aws-sdk/client-quicksight';
import { colors } from '../assets/theme.ts';
import { sub } from '../cloudformation/intrinsics.ts';
import { lightPlaces } from '../cloudformation/light-parameters.ts';
import { computed } from './dashboard-ids.ts';

interface Light {
  /** A condition in QuickSight's expression language. */
  readonly when: string;
  readonly color: string;
  readonly icon: Icon;
}

const { greenShare: green, yellowShare: yellow } = lightPlaces;
const used = `{${computed.used}}`;

/** By the share of the budget that is used at the projected month end. */
export const lightsByShare: readonly Light[] = [
  { when: sub(`${used} <= ${green}`), color: colors.green, icon: 'CHECKMARK' },
  {
    when: sub(`(${used} > ${green}) AND (${used} <= ${yellow})`),
    color: colors.yellow,
    icon: 'TRIANGLE',
  },
  { when: sub(`${used} > ${yellow}`), color: colors.red, icon: 'X' },
];

const status = (word: string) => `{Budget status} = "${word}"`;

/** By the status that the data set contains for each OU and month. */
export const lightsByStatus: readonly Light[] = [
  { when: status('On track'), color: colors.green, icon: 'CHECKMARK' },
  { when: status('Close'), color: colors.yellow, icon: 'TRIANGLE' },
  { when: status('At risk'), color: colors.red, icon: 'X' },
  { when: status('Over'), color: colors.red, icon: 'X' },
  { when: status('Heading over'), color: colors.red, icon: 'X' },
  // Only with thresholds above 1, where a cost above the budget is not red yet.
  { when: status('Over (on track)'), color: colors.green, icon: 'CHECKMARK' },
  { when: status('Over (close)'), color: colors.yellow, icon: 'TRIANGLE' },
  { when: status('Heading over (on track)'), color: colors.green, icon: 'CHECKMARK' },
  { when: status('Heading over (close)'), color: colors.yellow, icon: 'TRIANGLE' },
  // No forecast: neither good nor bad.
  { when: status('Unknown'), color: colors.grey, icon: 'MINUS' },
];

/** The meaning of the colors, for subtitles. */
export const lightLegend =
  `✓ on track: up to ${lightPlaces.greenPercent} % of the budget · ` +
  `▲ close: up to ${lightPlaces.yellowPercent} % · ✕ over: above · – unknown: no forecast`;

export function textColor({ when, color }: Light): ConditionalFormattingColor {
  return { Solid: { Expression: when, Color: color } };
}

/** Shown next to the value, never in place of it. */
export function icon({ when, color, icon: shape }: Light): ConditionalFormattingIcon {
  return {
    CustomCondition: {
      Expression: when,
      IconOptions: { Icon: shape },
      Color: color,
    },
  };
}
