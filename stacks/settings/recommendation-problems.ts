/** Checks of the place of AWS's recommendations that are valid alone but not together: Region, partition and key. */
import { isKeyInRegion } from '../names/key-region.ts';
import { partitionOf } from '../names/partition.ts';

interface RecommendationSettings {
  readonly region: string;
  readonly resourceMetrics?:
    | {
        readonly recommendations?:
          | { readonly region?: string | undefined; readonly kmsKeyArn?: string | undefined }
          | undefined;
      }
    | undefined;
}

/** One problem per setting; each begins with the setting's path. */
export function recommendationProblems(settings: RecommendationSettings): string[] {
  const given = settings.resourceMetrics?.recommendations;
  if (given === undefined) return [];
  const path = 'resourceMetrics.recommendations';
  const { region = settings.region, kmsKeyArn } = given;
  if (partitionOf(region) !== partitionOf(settings.region)) {
    return [
      `${path}.region: given "${region}" for a system in ${settings.region}; accepted: a region of the same ` +
        'partition, because a role is valid in one partition only',
    ];
  }
  if (kmsKeyArn === undefined || isKeyInRegion(region, kmsKeyArn)) return [];
  return [
    `${path}.kmsKeyArn: given "${kmsKeyArn}"; accepted: a key in ${region}, where the bucket of the export is`,
  ];
}
