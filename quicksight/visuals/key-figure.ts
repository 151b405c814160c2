/** Key figures: one number each, with a traffic light if it is a share of a budget. */
import type { KPIConditionalFormatting, MeasureField, Visual } from '@aws-sdk/client-quicksight';
import { type Captions, captioned } from './captions.ts';
import { icon, lightsByShare, textColor } from './traffic-light.ts';

export interface KeyFigure extends Captions {
  readonly id: string;
  readonly value: MeasureField;
  readonly hasLight?: boolean;
}

export function keyFigure({ id, value, hasLight = false, ...captions }: KeyFigure): Visual {
  return {
    KPIVisual: {
      VisualId: id,
      ...captioned(captions),
      ChartConfiguration: {
        FieldWells: { Values: [value] },
        KPIOptions: {
          PrimaryValueDisplayType: 'ACTUAL',
          PrimaryValueFontConfiguration: { FontSize: { Relative: 'EXTRA_LARGE' } },
          TrendArrows: { Visibility: 'HIDDEN' },
          ProgressBar: { Visibility: 'HIDDEN' },
          VisualLayoutOptions: { StandardLayout: { Type: 'VERTICAL' } },
        },
      },
      ...(hasLight ? { ConditionalFormatting: trafficLight() } : {}),
    },
  };
}

function trafficLight(): KPIConditionalFormatting {
  return {
    ConditionalFormattingOptions: [
      ...lightsByShare.map((light) => ({ ActualValue: { TextColor: textColor(light) } })),
      ...lightsByShare.map((light) => ({ ActualValue: { Icon: icon(light) } })),
    ],
  };
}
