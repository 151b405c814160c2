/**
 * The compiled template of the mail: see `digest.mjml` for its source and
 * `build/compile-template.ts` for how it is made.
 */

import type { Palette } from '../markup/palette.ts';
import type { DigestView } from './digest-view.ts';

/** The mail as an HTML document. Every value is escaped. Throws where the view lacks a field. */
export function renderDigest(view: DigestView & { readonly paint: Palette }): string;
