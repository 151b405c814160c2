/**
 * Who queries, and where the results go: to each a workgroup of its own, which sends results to a folder
 * of its own whatever a caller asks for. So nobody can read, or even list, what another has asked.
 */
import { namesOf } from './names.ts';
import type { Role } from './role-names.ts';
import type { StackSettings } from './settings.ts';

/** A function by its role, QuickSight for the dashboard, or people: by hand, and for runbooks. */
export type Querier = Exclude<Role, 'crawler' | 'snapshot-user'> | 'people';

export interface QueryPlace {
  /** Name of the workgroup; people have the one that is called as the system is. */
  readonly workgroup: string;
  readonly workgroupArn: string;
  /** Key prefix of the results in the summaries bucket; ends in '/'. */
  readonly results: string;
}

export function queryPlace(settings: StackSettings, querier: Querier): QueryPlace {
  const { prefix, arns, resultsPrefix } = namesOf(settings);
  const workgroup = querier === 'people' ? prefix : `${prefix}-${querier}`;
  return {
    workgroup,
    workgroupArn: arns.workgroup(workgroup),
    results: `${resultsPrefix}${querier}/`,
  };
}
