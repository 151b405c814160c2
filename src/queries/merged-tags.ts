/** All tags of a line as one map. */
import type { SqlFragment } from '../sql/bind.ts';
import { sql } from '../sql/sql-template.ts';

/**
 * AWS's column `tags` repeats `resource_tags`, in another spelling, and adds the tags of accounts and users. A
 * line has its resource tags from the one that has some: `tags`, or else `resource_tags`, as in months in
 * which the export did not select `tags`. Slow for each line of a bill: groups of lines have their own step.
 */
export function mergedTags(resourceTags: SqlFragment, allTags: SqlFragment): SqlFragment {
  return sql`case
      when coalesce(cardinality(map_keys(${allTags})), 0) = 0 then ${resourceTags}
      when coalesce(cardinality(map_keys(${resourceTags})), 0) = 0 then ${allTags}
      when cardinality(filter(map_keys(${allTags}), k -> starts_with(k, 'resourceTags/'))) > 0
        then ${allTags}
      else map_concat(${resourceTags}, ${allTags})
    end`;
}
