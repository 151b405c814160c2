/**
 * Who may do what with each asset: the principal may do everything, the reader may only view. QuickSight
 * accepts only complete sets of these actions: owner and viewer as in its console.
 * https://docs.aws.amazon.com/quicksight/latest/APIReference/API_ResourcePermission.html
 */
import type { ResourcePermission } from '@aws-sdk/client-quicksight';
import { onlyIf, ref } from './intrinsics.ts';
import { hasReader } from './template-parameters.ts';

/** The verbs of an owner's actions per kind of asset, as QuickSight names it. */
const ownerVerbs = {
  DataSource: [
    'Describe*',
    'Describe*Permissions',
    'Pass*',
    'Update*',
    'Delete*',
    'Update*Permissions',
  ],
  DataSet: [
    'Describe*',
    'Describe*Permissions',
    'Pass*',
    'DescribeIngestion',
    'ListIngestions',
    'CreateIngestion',
    'CancelIngestion',
    'Update*',
    'Delete*',
    'Update*Permissions',
    'CreateRefreshSchedule',
    'UpdateRefreshSchedule',
    'DeleteRefreshSchedule',
    'ListRefreshSchedules',
    'PutDataSetRefreshProperties',
  ],
  Theme: [
    'Describe*',
    'Describe*Permissions',
    'List*Versions',
    'Describe*Alias',
    'List*Aliases',
    'Update*',
    'Delete*',
    'Update*Permissions',
    'Create*Alias',
    'Update*Alias',
    'Delete*Alias',
  ],
  Analysis: [
    'Describe*',
    'Describe*Permissions',
    'Query*',
    'Restore*',
    'Update*',
    'Delete*',
    'Update*Permissions',
  ],
  Dashboard: [
    'Describe*',
    'Describe*Permissions',
    'List*Versions',
    'Query*',
    'Update*',
    'Delete*',
    'Update*Permissions',
    'Update*PublishedVersion',
  ],
} as const;

export type AssetKind = keyof typeof ownerVerbs;

const actionsOf = (kind: AssetKind, verbs: readonly string[]): string[] =>
  verbs.map((verb) => `quicksight:${verb.replace('*', kind)}`);

/** The owner's permissions, and for assets that readers view also theirs. */
export function permissionsOn(kind: AssetKind): ResourcePermission[] {
  const owner = { Principal: ref('PrincipalArn'), Actions: actionsOf(kind, ownerVerbs[kind]) };
  return kind === 'Dashboard' || kind === 'Theme'
    ? [owner, onlyIf(hasReader, reader(kind))]
    : [owner];
}

function reader(kind: 'Dashboard' | 'Theme'): ResourcePermission {
  const verbs = {
    Dashboard: ['Describe*', 'List*Versions', 'Query*'],
    Theme: ['Describe*', 'List*Versions', 'Describe*Alias', 'List*Aliases'],
  };
  return { Principal: ref('ReaderArn'), Actions: actionsOf(kind, verbs[kind]) };
}
