/** `POST /v1/untagged/runs`: archives the resources of a week that lack required tags, now instead of with the next run. */
import * as z from 'zod';
import { daysFromTo, weekdayOf } from '../../domain/calendar/billing-day.ts';
import { lastWeekUntil, type Period } from '../../domain/calendar/period.ts';
import type { ArchiveFacts } from '../archive/archive-facts.ts';
import { ApiProblem } from '../problems/problem.ts';
import { billingDay } from '../questions/query-shapes.ts';
import { publishedRules } from '../rules/published-rules.ts';
import { mayChangeRules } from '../rules/working-file.ts';
import { dayRangeShape } from './archived-range.ts';
import type { JobOperation } from './job-operation.ts';
import type { ArchiveReader, Asked } from './operation.ts';

const query = z.object({
  week_end: billingDay
    .refine((day) => weekdayOf(day) === 0, { error: 'Not a Sunday.' })
    .optional()
    .describe('The Sunday that ends the week, UTC; default: of the last archived week.'),
});

const data = z.object({
  week: dayRangeShape,
  id: z.string().describe("ISO 8601: '2026-W47'."),
});

type Data = z.infer<typeof data>;

export const runUntagged: JobOperation<typeof query, Data> = {
  id: 'run-untagged',
  path: '/v1/untagged/runs',
  summary: 'Makes the list of resources without required tags again',
  description:
    'Only for editors who see everything. It scans the bill of the week once, which takes minutes; then `/v1/untagged` has the list, and its ETag differs if the list does. A server that reads no bill answers 409.',
  query,
  data,
  isAllowed: mayChangeRules,
  start,
};

async function start(
  { jobs, store }: ArchiveReader,
  { query: { week_end: end }, facts }: Asked<z.infer<typeof query>>,
): Promise<Data> {
  const week = archivedWeek(end, facts);
  const { required } = await publishedRules(store, facts.rulesVersion);
  if (required.length === 0) {
    throw new ApiProblem(
      'cannot-start',
      'The published rules require no tags: add `required` to them first.',
    );
  }
  if (jobs === undefined) {
    throw new ApiProblem(
      'cannot-start',
      "This server reads no bill. 'finops-digest run' makes the list of the last week, if the archive does not have it.",
    );
  }
  await jobs.archiveUntaggedWeek(week);
  return { week: { from: week.from, to: week.to }, id: week.id };
}

/** An ended week. Throws an ApiProblem if none of its days is archived. */
function archivedWeek(
  end: z.infer<typeof query>['week_end'],
  { days, allocatedDays }: Pick<ArchiveFacts, 'days' | 'allocatedDays'>,
): Period {
  if (days === null) {
    throw new ApiProblem(
      'nothing-archived',
      'The archive has no allocated day: run the digest first.',
    );
  }
  const week = lastWeekUntil(end ?? days.through);
  const isArchived = daysFromTo(week.from, week.to).some((day) => allocatedDays.has(day));
  if (isArchived && week.to <= days.through) return week;
  throw new ApiProblem('bad-request', 'The query is not valid.', [
    { pointer: 'week_end', detail: `The week until ${week.to} is not archived.` },
  ]);
}
