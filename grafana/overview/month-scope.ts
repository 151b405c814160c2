/** The month in which the time range ends, of the chosen OUs, and what its lights mean. Budgets are of OUs, so that no other filter applies. */
import { sql } from '../../src/sql/sql-template.ts';
import type { Looks } from '../panels/looks.ts';
import { isChosen } from '../sql/choices.ts';
import { inLastMonth } from '../sql/time-range.ts';
import { monthColumns } from '../sql/unit-months.ts';

export const ofMonth = sql`${inLastMonth(monthColumns)} and ${isChosen('ou', monthColumns.ou)}`;

/** For readers. */
export function lightMeaning(looks: Looks): string {
  const { green, yellow } = looks.thresholds;
  const percent = (share: number) => `${Math.round(share * 10_000) / 100} %`;
  return `On track: up to ${percent(green)} of the budget; close: up to ${percent(yellow)}. Unknown: there is no forecast, or the light depends on whether unusual costs of the last days stay.`;
}
