/**
 * Who queries, and where the results go: to each a workgroup of its own, which sends results to a folder
 * of its own whatever a caller asks for. So nobody can read what another has asked; names of results alone
 * are listed, with all names of the bucket.
 */

import type { queriers } from '../names/role-names.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from './names.ts';

/** A function or QuickSight by its role, or people: by hand, and for runbooks. */
export type Querier = (typeof queriers)[number] | 'people';

export interface QueryWorkgroupPlace {
  /** Name of the workgroup; people have the one that is called as the system is. */
  readonly workgroup: string;
  readonly workgroupArn: string;
  /** Key prefix of the results in the summaries bucket; ends in '/'. */
  readonly results: string;
}

export function queryWorkgroup(settings: StackSettings, querier: Querier): QueryWorkgroupPlace {
  const { prefix, arns, resultsPrefix } = namesOf(settings);
  const workgroup = querier === 'people' ? prefix : `${prefix}-${querier}`;
  return {
    workgroup,
    workgroupArn: arns.workgroup(workgroup),
    results: `${resultsPrefix}${querier}/`,
  };
}
