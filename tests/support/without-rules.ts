/** For reading a bill without allocation rules: all its cost is unallocated. */
import { noRules } from '../../src/allocation/compile/allocation-rules.ts';
import type { RuleSource } from '../../src/archive/allocation/plan-allocation.ts';

const rules: RuleSource = { current: noRules, published: async () => noRules };

export const withoutRules = { rules };
