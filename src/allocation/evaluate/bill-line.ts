/** One line of the bill with what rules read. Texts are untrusted; '' is the absence of a value. */
import type { RuleColumn } from '../rules/condition.ts';
import type { LineTags } from '../tags/resolve-tag.ts';

export interface BillLine extends LineTags, Readonly<Record<RuleColumn, string>> {}
