/**
 * ARNs that are well formed, and not of this system's place: AWS takes them in a policy or a setting,
 * and what they name is then never found.
 */
import { isKeyInRegion } from '../names/key-region.ts';
import { partitionOf } from '../names/partition.ts';

interface QuickSightPlace {
  readonly identityRegion?: string | undefined;
  readonly principalArn?: string | undefined;
  readonly readerArn?: string | undefined;
}

/** The settings of an environment that are judged. */
interface PlacedSystem {
  readonly accountId: string;
  readonly region: string;
  readonly kms: boolean | string;
  readonly glueCatalogKmsKeyArn?: string | undefined;
  readonly quicksight?: QuickSightPlace | undefined;
  readonly executives?: object | { readonly userArn: string } | undefined;
}

/** One fault a setting, each beginning with its path. */
export function arnProblems(settings: PlacedSystem): string[] {
  return [
    ...keyProblems(settings),
    ...catalogKeyProblems(settings),
    ...identityRegionProblems(settings),
    ...principalProblems(settings),
  ];
}

function keyProblems({ region, kms: given }: PlacedSystem): string[] {
  if (typeof given !== 'string' || isKeyInRegion(region, given)) return [];
  return [`kms: given "${given}"; accepted: a key in ${region}, where the buckets are`];
}

function catalogKeyProblems({ region, glueCatalogKmsKeyArn: given }: PlacedSystem): string[] {
  if (given === undefined || isKeyInRegion(region, given)) return [];
  return [
    `glueCatalogKmsKeyArn: given "${given}"; accepted: a key in ${region} (arn:${partitionOf(region)}:kms:` +
      `${region}:…), where the Glue catalog is`,
  ];
}

function identityRegionProblems({ region, quicksight }: PlacedSystem): string[] {
  const given = quicksight?.identityRegion;
  if (given === undefined || partitionOf(given) === partitionOf(region)) return [];
  return [
    `quicksight.identityRegion: given "${given}" for a system in ${region}; accepted: a region of the ` +
      'same partition, where QuickSight has the users of this account',
  ];
}

function principalProblems(settings: PlacedSystem): string[] {
  const { quicksight, executives } = settings;
  const userArn =
    executives !== undefined && 'userArn' in executives ? executives.userArn : undefined;
  const given = {
    'quicksight.principalArn': quicksight?.principalArn,
    'quicksight.readerArn': quicksight?.readerArn,
    'executives.userArn': userArn,
  };
  return Object.entries(given).flatMap(([path, arn]) =>
    arn === undefined ? [] : principalProblem(path, arn, settings),
  );
}

/** QuickSight knows its users and groups in one region, whatever region its dashboards are in. */
function principalProblem(
  path: string,
  given: string,
  { accountId, region, quicksight }: PlacedSystem,
): string[] {
  const identityRegion = quicksight?.identityRegion ?? region;
  const partition = partitionOf(region);
  const [, itsPartition, , itsRegion, itsAccount, rest = ''] = given.split(':');
  const others = [
    ...(itsPartition === partition ? [] : ['partition']),
    ...(itsAccount === accountId ? [] : ['account']),
    ...(itsRegion === identityRegion ? [] : ['region']),
  ];
  if (others.length === 0) return [];
  const accepted = `arn:${partition}:quicksight:${identityRegion}:${accountId}:${rest.split('/')[0]}/…`;
  return [
    `${path}: given "${given}", of another ${others.join(' and ')}; accepted: ${accepted}, in the ` +
      `region that quicksight.identityRegion names (${region} without it)`,
  ];
}
