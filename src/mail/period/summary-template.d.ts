/**
 * The compiled template of the summaries: see `summary.mjml` for its source and
 * `build/compile-template.ts` for how it is made.
 */
import type { Palette } from '../markup/palette.ts';
import type { SummaryView } from './summary-view.ts';

/** The mail as an HTML document. Every value is escaped. Throws where the view lacks a field. */
export function renderSummary(view: SummaryView & { readonly paint: Palette }): string;
