/** What the alarms of all stacks share, built from the settings. */
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { SharedAlarmProps } from './runbook-alarm.ts';

export function sharedAlarmProps(settings: StackSettings, topicArn: string): SharedAlarmProps {
  const { organization, environment, runbooksUrl } = settings;
  const suffix = `${organization}-${environment}`;
  return { topicArn, runbooksUrl, suffix, system: namesOf(settings).prefix };
}
