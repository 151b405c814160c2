/** The compiled template of the mail to a team: its source is `team.mjml`. */

import type { Palette } from '../markup/palette.ts';
import type { TeamView } from './team-view.ts';

/** The mail as an HTML document. Every value is escaped. Throws if the view lacks a field. */
export function renderTeam(view: TeamView & { readonly paint: Palette }): string;
