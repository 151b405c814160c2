/**
 * ARNs that are well formed, and not of this system's place: AWS takes them in a policy or a setting,
 * and what they name is then never found.
 */
import { partitionOf } from './partition.ts';

/** The settings of an environment that are judged. */
interface PlacedSystem {
  readonly accountId: string;
  readonly region: string;
  readonly glueCatalogKmsKeyArn?: string | undefined;
}

/** One fault a setting, each beginning with its path. */
export function arnFaults(settings: PlacedSystem): string[] {
  return catalogKeyFaults(settings);
}

function catalogKeyFaults({ region, glueCatalogKmsKeyArn: given }: PlacedSystem): string[] {
  if (given === undefined) return [];
  const partition = partitionOf(region);
  const [, keyPartition, , keyRegion] = given.split(':');
  if (keyRegion === region && keyPartition === partition) return [];
  return [
    `glueCatalogKmsKeyArn: given "${given}"; accepted: a key in ${region} (arn:${partition}:kms:` +
      `${region}:…), where the Glue catalog is`,
  ];
}
