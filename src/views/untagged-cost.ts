/** The view `untagged_cost`: how much of the cost lacks the tags that the allocation rules require. */
import { tagCoverageTable } from '../tables/tag-coverage.ts';
import { ownerColumns } from './cost-columns.ts';
import type { View } from './view.ts';

const unblended = "unblended, in the bill's currency";

export const untaggedCostView = {
  name: 'untagged_cost',
  description: 'Cost by day and required tag, with and without the tag',
  grain: 'One row for each day, required tag, OU, linked account and target.',
  identities: [
    'total_cost = tagged_cost + untagged_cost + untaggable_cost + unknown_cost, and untagged_cost = missing_cost + not_allowed_cost.',
    'For each day and each tag, the sum of total_cost is the unblended cost of the day: filter by one tag before you sum.',
  ],
  filter:
    'Filter by usage_date: it is the partition. A filter on billing_date alone reads all days.',
  columns: {
    billing_date: { type: 'date', meaning: 'Day of usage', note: 'UTC' },
    usage_date: { type: 'date', meaning: 'The same day', note: 'partition' },
    tag: {
      type: 'varchar',
      meaning: 'Required tag, by the name that the rules give it',
      note: '\'*\' is all required tags together; in Redshift a reserved word: write "tag"',
    },
    ou: ownerColumns.ou,
    linked_account: ownerColumns.linked_account,
    target: ownerColumns.target,
    total_cost: { type: 'double', meaning: 'All cost', note: unblended },
    tagged_cost: { type: 'double', meaning: 'Cost with an allowed value', note: unblended },
    untagged_cost: {
      type: 'double',
      meaning: 'Cost that could have the tag and does not, or has a value that is not allowed',
      note: unblended,
    },
    missing_cost: { type: 'double', meaning: 'The part without the tag', note: unblended },
    not_allowed_cost: {
      type: 'double',
      meaning: 'The part with a value that the rules do not allow',
      note: unblended,
    },
    untaggable_cost: {
      type: 'double',
      meaning: 'Cost that AWS bills without a resource',
      note: unblended,
    },
    unknown_cost: {
      type: 'double',
      meaning: 'Cost of which the bill does not say whether it has the tag',
      note: `${unblended}; it is in neither of the two`,
    },
    line_count: { type: 'bigint', meaning: "Number of the bill's lines" },
  },
  tables: [tagCoverageTable],
  optionalTables: [],
} as const satisfies View;
