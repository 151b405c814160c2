/**
 * How numbers and days are written. Amounts carry no currency: the dashboard is in the one currency
 * of the bill, which its head does not know.
 */
import type {
  DateTimeFormatConfiguration,
  NumberFormatConfiguration,
} from '@aws-sdk/client-quicksight';

/** What stands where there is no value: an empty cell looks like a fault. */
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

/** Letters as Moment.js has them: https://docs.aws.amazon.com/quicksight/latest/user/supported-data-types-and-values.html */
export const dayFormat: DateTimeFormatConfiguration = { DateTimeFormat: 'D MMM YYYY' };
export const monthFormat: DateTimeFormatConfiguration = { DateTimeFormat: 'MMM YYYY' };
