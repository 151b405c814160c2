/** The metadata that names the rule set of an archived day: the hash under which the set is published. */
export const ruleSetMetadata = 'rule-set';
