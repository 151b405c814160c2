/**
 * Exports only those commands of QuickSight's client that are used. The client is loaded on demand, and a
 * bundle contains everything of a package that is loaded that way; through this module it contains only the
 * names below.
 */
export {
  CreateIngestionCommand,
  DescribeDashboardSnapshotJobCommand,
  DescribeDashboardSnapshotJobResultCommand,
  DescribeIngestionCommand,
  GetIdentityContextCommand,
  QuickSightClient,
  StartDashboardSnapshotJobCommand,
  StartDashboardSnapshotJobScheduleCommand,
} from '@aws-sdk/client-quicksight';
