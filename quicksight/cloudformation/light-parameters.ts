/**
 * The traffic light's thresholds as parameters of the template, so that environments with different
 * thresholds share one text. CloudFormation cannot calculate: what formulas need as a share (0.9) and
 * readers as per cent (90) is given as both.
 */
import { defaultThresholds, type LightThresholds } from '../../src/domain/budgets/budget-light.ts';

const share = {
  Type: 'String',
  AllowedPattern: '^[0-9]{1,2}([.][0-9]{1,4})?$',
} as const;

const percent = {
  Type: 'String',
  AllowedPattern: '^[0-9]{1,4}([.][0-9]{1,2})?$',
} as const;

const defaults = lightValues(defaultThresholds);

/** In CloudFormation's form: each value is text. */
export const lightParameters = {
  GreenShare: {
    ...share,
    Description: 'Share of its budget up to which a month end is green',
    Default: defaults.GreenShare,
  },
  YellowShare: {
    ...share,
    Description: 'Share of its budget up to which a month end is yellow; above it is red',
    Default: defaults.YellowShare,
  },
  GreenPercent: {
    ...percent,
    Description: 'GreenShare in per cent',
    Default: defaults.GreenPercent,
  },
  YellowPercent: {
    ...percent,
    Description: 'YellowShare in per cent',
    Default: defaults.YellowPercent,
  },
} as const;

/** References to the values in a text that CloudFormation fills. */
export const lightPlaces = {
  greenShare: place('GreenShare'),
  yellowShare: place('YellowShare'),
  greenPercent: place('GreenPercent'),
  yellowPercent: place('YellowPercent'),
} as const;

function place(parameter: keyof typeof lightParameters): string {
  return `\${${parameter}}`;
}

/** The parameters' values for thresholds of at most four decimals. */
export function lightValues({ green, yellow }: LightThresholds) {
  return {
    GreenShare: String(green),
    YellowShare: String(yellow),
    GreenPercent: percentOf(green),
    YellowPercent: percentOf(yellow),
  };
}

/** 110 for 1.1: rounds, because 1.1 × 100 is slightly more than 110. */
function percentOf(share: number): string {
  return String(Math.round(share * 10_000) / 100);
}
