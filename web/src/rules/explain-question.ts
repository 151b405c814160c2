/** Which costs are explained, in the page's address: spelled as the query of `/v1/explain`. */
import { isBillingDay } from '../../../src/domain/calendar/billing-day.ts';

/** Fields of the form, by their names in the address. */
export const explainFields = [
  ['resource', 'Resource id or ARN'],
  ['filter[account]', 'Account'],
  ['filter[service]', 'Service'],
  ['filter[team]', 'Team'],
  ['filter[ouOnly]', 'OU, without those below'],
] as const;

/** `through`: the newest archived day, where the address names none. */
export function explainQuery(search: string, through: string): URLSearchParams {
  const given = new URLSearchParams(search);
  const day = given.get('day') ?? '';
  const query = new URLSearchParams({ day: isBillingDay(day) ? day : through });
  for (const name of ['metric', ...explainFields.map(([field]) => field)]) {
    const value = given.get(name) ?? '';
    if (value !== '') query.set(name, value);
  }
  return query;
}
