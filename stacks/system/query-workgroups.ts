/**
 * The workgroup and the result folder of each querier. Each has its own workgroup, which always writes
 * results to its own folder, even if the caller asks for another. So a querier cannot read the results
 * of another one; it can only list their names, like all names in the bucket.
 */

import type { queriers } from '../names/role-names.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from './names.ts';

/** A function or QuickSight, by its role, or people, who query by hand and for runbooks. */
export type Querier = (typeof queriers)[number] | 'people';

export interface QuerierWorkgroup {
  /** Name of the workgroup; the workgroup of people has the name of the system. */
  readonly workgroup: string;
  readonly workgroupArn: string;
  /** Key prefix of the results in the archive bucket; ends with '/'. */
  readonly results: string;
}

export function queryWorkgroup(settings: StackSettings, querier: Querier): QuerierWorkgroup {
  const { prefix, arns, resultsPrefix } = namesOf(settings);
  const workgroup = querier === 'people' ? prefix : `${prefix}-${querier}`;
  return {
    workgroup,
    workgroupArn: arns.workgroup(workgroup),
    results: `${resultsPrefix}${querier}/`,
  };
}
