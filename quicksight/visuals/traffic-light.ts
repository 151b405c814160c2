/**
 * The traffic light of a budget: red, yellow, green by the digest's own limits, each with an icon of
 * its own shape, so that nothing is said by colour alone.
 */
import type {
  ConditionalFormattingColor,
  ConditionalFormattingIcon,
  Icon,
} from '@aws-sdk/client-quicksight';
import { defaultThresholds } from '../../src/domain/budgets/budget-light.ts';
import { colors } from '../assets/theme.ts';
import { computed } from './dashboard-ids.ts';

interface Light {
  /** A condition in QuickSight's own words. */
  readonly when: string;
  readonly color: string;
  readonly icon: Icon;
}

const { green, yellow } = defaultThresholds;
const used = `{${computed.used}}`;

/** By the share of the budget that the month will have used. */
export const lightsByShare: readonly Light[] = [
  { when: `${used} <= ${green}`, color: colors.green, icon: 'CHECKMARK' },
  {
    when: `(${used} > ${green}) AND (${used} <= ${yellow})`,
    color: colors.yellow,
    icon: 'TRIANGLE',
  },
  { when: `${used} > ${yellow}`, color: colors.red, icon: 'X' },
];

const status = (word: string) => `{Budget status} = "${word}"`;

/** By the word that the data set gives each OU and month. */
export const lightsByStatus: readonly Light[] = [
  { when: status('On track'), color: colors.green, icon: 'CHECKMARK' },
  { when: status('Close'), color: colors.yellow, icon: 'TRIANGLE' },
  { when: status('At risk'), color: colors.red, icon: 'X' },
  { when: status('Over'), color: colors.red, icon: 'X' },
];

/** What the colours mean, for subtitles. */
export const lightLegend =
  `✓ on track: up to ${green * 100} % of the budget · ▲ close: up to ${yellow * 100} % · ` +
  '✕ over: above';

export function textColor({ when, color }: Light): ConditionalFormattingColor {
  return { Solid: { Expression: when, Color: color } };
}

/** Beside the value, never in its place. */
export function icon({ when, color, icon: shape }: Light): ConditionalFormattingIcon {
  return {
    CustomCondition: {
      Expression: when,
      IconOptions: { Icon: shape },
      Color: color,
    },
  };
}
