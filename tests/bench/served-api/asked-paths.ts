/** What readers of the demo's archive ask: what the dashboard's pages ask again and again, and questions of their own. */
import {
  addDays,
  type BillingDay,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { dimensions } from '../../../src/domain/questions/dimension.ts';

export const lastDay = parseBillingDay('2026-11-20');
const archivedDays = 51;

const month = `from=2026-11-01&to=${lastDay}`;
const recent = `from=${addDays(lastDay, -29)}&to=${lastDay}`;

/** Answers that are kept. */
export const keptPaths: readonly string[] = [
  `/v1/costs?${month}&group_by=ou&compare=previous`,
  `/v1/costs?${recent}&group_by=team`,
  `/v1/costs?${recent}&granularity=day&group_by=ou`,
  `/v1/costs?${recent}&group_by=service,region`,
  `/v1/lines?${month}`,
  '/v1/costs/by-team?window=7d',
  '/v1/units',
  '/v1/anomalies',
];

/** Asked for each request anew, from what is in memory. */
export const unkeptPaths: readonly string[] = ['/v1/status', '/v1/teams', '/v1/rules'];

/** Different ranges, each with another group, without a repetition. */
export function differentRanges(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const { from, to } = rangeOf(at);
    const by = dimensions[at % dimensions.length];
    return `/v1/costs?from=${from}&to=${to}&group_by=${by}&filter[service]=none-${at}`;
  });
}

/** Different questions of the same kinds as the dashboard's: two groups, with a filter. */
export function newPaths(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const { from, to } = rangeOf(at);
    const first = dimensions[at % dimensions.length];
    const second = dimensions[(at + 1 + (at % (dimensions.length - 1))) % dimensions.length];
    const filter = ['Amazon%20S3', 'Amazon%20Elastic%20Compute%20Cloud', `none-${at}`];
    const filters = filter.map((value) => `&filter[service]=${value}`).join('');
    return `/v1/costs?from=${from}&to=${to}&group_by=${first},${second}${filters}`;
  });
}

function rangeOf(at: number): { readonly from: BillingDay; readonly to: BillingDay } {
  const length = 1 + (at % (archivedDays - 1));
  const back = Math.floor(at / (archivedDays - 1)) % (archivedDays - length + 1);
  const to = addDays(lastDay, -back);
  return { from: addDays(to, 1 - length), to };
}
