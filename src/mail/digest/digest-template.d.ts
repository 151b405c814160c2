/**
 * The compiled template of the mail: its source is `digest.mjml`, and `build/compile-template.ts` makes it.
 */

import type { Palette } from '../markup/palette.ts';
import type { DigestView } from './digest-view.ts';

/** The mail as an HTML document. Every value is escaped. Throws if the view lacks a field. */
export function renderDigest(view: DigestView & { readonly paint: Palette }): string;
