/**
 * A daily refresh in addition to the digest's own one. It is a full refresh, because AWS restates days that
 * are weeks old, and it runs later than the digest, so that it finds what the digest archived.
 */
import type { RefreshSchedule } from '@aws-sdk/client-quicksight';
import { prefixed, ref } from '../cloudformation/intrinsics.ts';

/** CloudFormation's name is TimeZone, the API's is Timezone. */
export interface RefreshScheduleProperties {
  readonly AwsAccountId: string;
  readonly DataSetId: string;
  readonly Schedule: Pick<RefreshSchedule, 'ScheduleId' | 'RefreshType'> & {
    readonly ScheduleFrequency: {
      readonly Interval: 'DAILY';
      readonly TimeOfTheDay: string;
      readonly TimeZone: 'UTC';
    };
  };
}

/** `suffix` as in the data set's id. */
export function refreshScheduleProperties(suffix: string): RefreshScheduleProperties {
  return {
    AwsAccountId: ref('AWS::AccountId'),
    DataSetId: prefixed(`-${suffix}`),
    Schedule: {
      ScheduleId: 'daily',
      RefreshType: 'FULL_REFRESH',
      ScheduleFrequency: {
        Interval: 'DAILY',
        TimeOfTheDay: ref('RefreshTime'),
        TimeZone: 'UTC',
      },
    },
  };
}
