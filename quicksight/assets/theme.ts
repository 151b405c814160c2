/** Colors and fonts of the dashboard: those of the mail, so that both look like one system. */
import type { CreateThemeRequest } from '@aws-sdk/client-quicksight';
import { palette } from '../../src/mail/markup/palette.ts';
import { permissionsOn } from '../cloudformation/asset-permissions.ts';
import { prefixed, ref } from '../cloudformation/intrinsics.ts';

const upper = (color: string) => color.toUpperCase();

/** QuickSight accepts only capital letters here. */
export const colors = {
  actual: upper(palette.spent),
  projected: upper(palette.expected),
  budget: upper(palette.over),
  green: upper(palette.ink.green),
  yellow: upper(palette.ink.yellow),
  red: upper(palette.ink.red),
  grey: upper(palette.ink.grey),
} as const;

const ink = '#1F2A26';
const page = '#F4F6F3';
const white = '#FFFFFF';

/** Data colors that people with color blindness can distinguish, by Okabe and Ito. */
const series = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];

export function themeProperties(): CreateThemeRequest {
  return {
    AwsAccountId: ref('AWS::AccountId'),
    ThemeId: prefixed(),
    Name: prefixed(),
    BaseThemeId: 'CLASSIC',
    Configuration: {
      DataColorPalette: {
        Colors: [colors.actual, ...series],
        MinMaxGradient: [page, colors.actual],
        EmptyFillColor: '#E9EBE7',
      },
      UIColorPalette: {
        PrimaryForeground: ink,
        PrimaryBackground: white,
        SecondaryForeground: ink,
        SecondaryBackground: page,
        Accent: colors.actual,
        AccentForeground: white,
        Danger: colors.red,
        DangerForeground: white,
        Warning: colors.yellow,
        WarningForeground: white,
        Success: colors.green,
        SuccessForeground: white,
        Dimension: ink,
        DimensionForeground: white,
        Measure: colors.actual,
        MeasureForeground: white,
      },
      Sheet: {
        Tile: { Border: { Show: false } },
        TileLayout: { Gutter: { Show: true }, Margin: { Show: true } },
      },
      Typography: { FontFamilies: [{ FontFamily: 'Amazon Ember' }] },
    },
    Permissions: permissionsOn('Theme'),
  };
}
