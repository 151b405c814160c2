/** Titles, subtitles and texts for screen readers of a visual. */
import type {
  VisualSubtitleLabelOptions,
  VisualTitleLabelOptions,
} from '@aws-sdk/client-quicksight';
import { withParameters } from '../cloudformation/intrinsics.ts';

/** Texts may have parameters of the template in them. */
export interface Captions {
  readonly title: string;
  /** Information that a reader needs to understand the figures. */
  readonly subtitle?: string;
}

export interface CaptionedVisual {
  readonly Title: VisualTitleLabelOptions;
  readonly Subtitle: VisualSubtitleLabelOptions;
  readonly VisualContentAltText: string;
}

export function captioned({ title, subtitle }: Captions): CaptionedVisual {
  return {
    Title: { Visibility: 'VISIBLE', FormatText: { PlainText: withParameters(title) } },
    Subtitle:
      subtitle === undefined
        ? { Visibility: 'HIDDEN' }
        : { Visibility: 'VISIBLE', FormatText: { PlainText: withParameters(subtitle) } },
    VisualContentAltText: withParameters(subtitle === undefined ? title : `${title}. ${subtitle}`),
  };
}
