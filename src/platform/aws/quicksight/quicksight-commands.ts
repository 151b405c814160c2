/**
 * What of QuickSight's client is used here. The client is loaded when it is needed, and of a package
 * that is loaded so a bundle holds everything: through this room, only what it names.
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
