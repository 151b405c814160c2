/**
 * What a landing zone requires of every role: a permissions boundary, a path, a prefix of its name.
 * Checked here, because IAM would otherwise reject it in the middle of a deployment.
 */
import { partitionOf } from '../names/partition.ts';
import { maxRoleNameLength, type NamedRoles, roleNamesOf } from '../names/role-names.ts';
import { group, text } from './setting-values.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
export const permissionsBoundary = text(
  'the ARN of an IAM policy, such as arn:aws:iam::111122223333:policy/boundary',
  /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[A-Za-z0-9+=,.@_/-]{1,640}$/,
);

/**
 * IAM accepts more characters, but Lambda rejects a role whose ARN contains them.
 * https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
export const path = text(
  "a path that begins and ends with '/', such as /finops/: letters, digits and + = , . @ _ -, at most " +
    '512 characters',
  /^(\/|\/[A-Za-z0-9+=,.@_/-]{1,510}\/)$/,
);

export const namePrefix = text(
  "the beginning of roles' names, such as app-: letters, digits and + = , . @ _ -, at most 40",
  /^[A-Za-z0-9+=,.@_-]{0,40}$/,
);

export const iam = group({
  permissionsBoundary: permissionsBoundary.optional(),
  path: path.default('/'),
  namePrefix: namePrefix.default(''),
}).prefault({});

interface BoundedSystem extends NamedRoles {
  readonly accountId: string;
  readonly region: string;
}

/** Settings that are valid alone but not together; each problem begins with its path. */
export function iamProblems(settings: BoundedSystem): string[] {
  return [...boundaryProblems(settings), ...nameProblems(settings)];
}

function boundaryProblems({ iam: given, accountId, region }: BoundedSystem): string[] {
  const { permissionsBoundary: arn } = given;
  if (arn === undefined) return [];
  const [, partition = '', , , account = ''] = arn.split(':');
  const problem = (accepted: string) => [
    `iam.permissionsBoundary: given "${arn}" for ${accountId} in ${region}; accepted: ${accepted}`,
  ];
  const ours = partitionOf(region);
  if (partition !== ours)
    return problem(`a policy of the partition ${ours}, which the region is in`);
  if (account === accountId || account === 'aws') return [];
  return problem(
    'a policy of that account, or an AWS managed policy: IAM accepts no other as a boundary',
  );
}

function nameProblems(settings: BoundedSystem): string[] {
  const tooLong = roleNamesOf(settings).find((name) => name.length > maxRoleNameLength);
  if (tooLong === undefined) return [];
  return [
    `iam.namePrefix: given "${settings.iam.namePrefix}", which makes a role ${tooLong} of ` +
      `${tooLong.length} characters; accepted: a prefix with which no role's name has more than ` +
      `${maxRoleNameLength}`,
  ];
}
