/** The staged rows of `tag_coverage`: one letter of `tag_states` for each required tag, in their order. */
import type { ResultSchema } from '../ports/query-engine.ts';

export const coverageSchema = {
  billing_date: 'date',
  ou: 'string',
  linked_account: 'string',
  target: 'string',
  tag_states: 'string',
  unblended_cost: 'double',
  line_count: 'integer',
  /** Lines of a bill that has the tags of accounts and users. */
  account_tag_lines: 'integer',
} as const satisfies ResultSchema;

/** The letters of `tag_states`. */
export const stateLetters = {
  valid: 'v',
  'not-allowed': 'n',
  missing: 'm',
  untaggable: 'u',
} as const;
