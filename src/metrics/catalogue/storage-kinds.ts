/** Metrics of volumes and buckets. */
import type { MetricOfKind, ResourceKind } from './resource-kind.ts';

/** An attached volume writes its operations also while there are none; one that is not attached has no points. */
const ebsVolume: ResourceKind = {
  kind: 'ebs-volume',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/using_cloudwatch_ebs.html',
  namespace: 'AWS/EBS',
  id: { pattern: /^(?<VolumeId>vol-[0-9a-f]{8,17})$/, like: 'vol-%' },
  metrics: [
    { name: 'VolumeReadOps', unit: 'Count', figures: ['sum'], withoutPoints: 'unknown' },
    { name: 'VolumeWriteOps', unit: 'Count', figures: ['sum'], withoutPoints: 'unknown' },
    { name: 'VolumeReadBytes', unit: 'Bytes', figures: ['sum'], withoutPoints: 'unknown' },
    { name: 'VolumeWriteBytes', unit: 'Bytes', figures: ['sum'], withoutPoints: 'unknown' },
  ],
};

/** Written once a day, at its start, and often a day late. Their only valid statistic is the average. */
const sizeOf = (storageType: string): MetricOfKind => ({
  name: 'BucketSizeBytes',
  unit: 'Bytes',
  figures: ['average'],
  isDaily: true,
  dimension: { name: 'StorageType', value: storageType },
  withoutPoints: 'unknown',
});

const s3Bucket: ResourceKind = {
  kind: 's3-bucket',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html',
  namespace: 'AWS/S3',
  id: {
    pattern: /^(?<BucketName>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/,
    like: '%',
    service: { code: 'AmazonS3', name: 'Amazon Simple Storage Service' },
  },
  metrics: [
    sizeOf('StandardStorage'),
    sizeOf('StandardIAStorage'),
    sizeOf('IntelligentTieringFAStorage'),
    {
      name: 'NumberOfObjects',
      unit: 'Count',
      figures: ['average'],
      isDaily: true,
      dimension: { name: 'StorageType', value: 'AllStorageTypes' },
      withoutPoints: 'unknown',
    },
  ],
};

export const storageKinds: readonly ResourceKind[] = [ebsVolume, s3Bucket];
