/** Names that only the executives' page has. */

import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from './names.ts';

/** The dashboard of the page's sheet: the one in the settings, else this system's own. */
export function snapshotDashboardId(settings: StackSettings): string {
  const { executives } = settings;
  const given = executives !== undefined && 'dashboardId' in executives && executives.dashboardId;
  return given || namesOf(settings).dashboard.id;
}
