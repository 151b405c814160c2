/** For reading a bill without allocation rules: all its cost is unallocated. */
import { noRules } from '../../src/allocation/published/usable-rules.ts';
import type { RuleSource } from '../../src/archive/allocation/plan-allocation.ts';

const source: RuleSource = { current: noRules, published: async () => noRules };

export const withoutRules = { rules: { source, failure: null } };
