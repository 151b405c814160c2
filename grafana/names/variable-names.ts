/** The variables of the dashboards. Links contain them, as in `?var-team=retail`: a new name breaks links. */

/** Each narrows a panel to the values that a reader chose. */
export const filterNames = ['ou', 'team', 'account', 'environment'] as const;

export type FilterName = (typeof filterNames)[number];

/** Which cost the panels show. */
export const metricVariable = 'metric';

/** Which system's runs CloudWatch shows, such as acme-finops-prod. */
export const systemVariable = 'system';

/** What 'All' is in a query, instead of a list of all values. No value that can be chosen is this. */
export const allChosen = '*';
