/**
 * ARNs that are well formed but belong to another region, account or partition. AWS accepts them in a
 * policy or a setting and fails later, because it does not find the resource.
 */
import { isKeyInRegion } from '../names/key-region.ts';
import { partitionOf } from '../names/partition.ts';

interface QuickSightPrincipals {
  readonly identityRegion?: string | undefined;
  readonly principalArn?: string | undefined;
  readonly readerArn?: string | undefined;
}

/** The settings of an environment that are checked. */
interface SystemWithArns {
  readonly accountId: string;
  readonly region: string;
  readonly kms: boolean | string;
  readonly glueCatalogKmsKeyArn?: string | undefined;
  readonly quicksight?: QuickSightPrincipals | undefined;
  readonly executives?: object | { readonly userArn: string } | undefined;
}

/** One problem per setting; each begins with the setting's path. */
export function arnProblems(settings: SystemWithArns): string[] {
  return [
    ...keyProblems(settings),
    ...catalogKeyProblems(settings),
    ...identityRegionProblems(settings),
    ...principalProblems(settings),
  ];
}

function keyProblems({ region, kms: given }: SystemWithArns): string[] {
  if (typeof given !== 'string' || isKeyInRegion(region, given)) return [];
  return [`kms: given "${given}"; accepted: a key in ${region}, where the buckets are`];
}

function catalogKeyProblems({ region, glueCatalogKmsKeyArn: given }: SystemWithArns): string[] {
  if (given === undefined || isKeyInRegion(region, given)) return [];
  return [
    `glueCatalogKmsKeyArn: given "${given}"; accepted: a key in ${region} (arn:${partitionOf(region)}:kms:` +
      `${region}:…), where the Glue catalog is`,
  ];
}

function identityRegionProblems({ region, quicksight }: SystemWithArns): string[] {
  const given = quicksight?.identityRegion;
  if (given === undefined || partitionOf(given) === partitionOf(region)) return [];
  return [
    `quicksight.identityRegion: given "${given}" for a system in ${region}; accepted: a region of the ` +
      'same partition, where QuickSight has the users of this account',
  ];
}

function principalProblems(settings: SystemWithArns): string[] {
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

/**
 * QuickSight stores its users and groups in one region, regardless of the regions of its dashboards.
 */
function principalProblem(
  path: string,
  given: string,
  { accountId, region, quicksight }: SystemWithArns,
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
