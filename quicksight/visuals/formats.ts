/**
 * The formats of numbers and days. Amounts have no currency symbol: the dashboard uses the one currency of
 * the bill, which its definition does not know.
 */
import type {
  DateTimeFormatConfiguration,
  NumberFormatConfiguration,
} from '@aws-sdk/client-quicksight';

/** Shown for a missing value, because an empty cell looks like an error. */
const noValue = { NullString: '–' };

/** 1,234,567 */
export const amountFormat: NumberFormatConfiguration = {
  FormatConfiguration: {
    NumberDisplayFormatConfiguration: {
      DecimalPlacesConfiguration: { DecimalPlaces: 0 },
      SeparatorConfiguration: {
        DecimalSeparator: 'DOT',
        ThousandsSeparator: { Symbol: 'COMMA', Visibility: 'VISIBLE' },
      },
      NegativeValueConfiguration: { DisplayMode: 'NEGATIVE' },
      NullValueFormatConfiguration: noValue,
    },
  },
};

/** 87% */
export const shareFormat: NumberFormatConfiguration = {
  FormatConfiguration: {
    PercentageDisplayFormatConfiguration: {
      DecimalPlacesConfiguration: { DecimalPlaces: 0 },
      NullValueFormatConfiguration: noValue,
    },
  },
};

/**
 * Format letters of Moment.js:
 * https://docs.aws.amazon.com/quicksight/latest/user/supported-data-types-and-values.html
 */
export const dayFormat: DateTimeFormatConfiguration = { DateTimeFormat: 'D MMM YYYY' };
export const monthFormat: DateTimeFormatConfiguration = { DateTimeFormat: 'MMM YYYY' };
