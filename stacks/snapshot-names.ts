/** Names that only the executives' page has. */
import { namesOf } from './names.ts';
import type { StackSettings } from './settings.ts';

/** The dashboard that the page is a sheet of: the settings', else our own. */
export function snapshotDashboardId(settings: StackSettings): string {
  const { executives } = settings;
  const given = executives !== undefined && 'dashboardId' in executives && executives.dashboardId;
  return given || namesOf(settings).dashboard.id;
}

/** The role whose sessions carry a QuickSight user's identity. */
export function snapshotUserRole(settings: StackSettings): { name: string; arn: string } {
  const { prefix, partition } = namesOf(settings);
  const name = `${prefix}-snapshot-user`;
  return { name, arn: `arn:${partition}:iam::${settings.accountId}:role/${name}` };
}
