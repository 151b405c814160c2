/**
 * The compiled template of the summaries: its source is `summary.mjml`, and `build/compile-template.ts`
 * makes it.
 */
import type { Palette } from '../markup/palette.ts';
import type { SummaryView } from './summary-view.ts';

/** The mail as an HTML document. Every value is escaped. Throws if the view lacks a field. */
export function renderSummary(view: SummaryView & { readonly paint: Palette }): string;
