/** `/v1/status`: what the archive is, and whether it can be trusted. */
import * as z from 'zod';
import { costMetrics } from '../../domain/costs/cost-metric.ts';
import { operation } from './operation.ts';

const data = z.object({
  dataFrom: z.string().nullable().describe('The oldest allocated day, UTC; null without any.'),
  costMetric: z
    .enum(costMetrics)
    .nullable()
    .describe(
      "The metric of the digest's mails and of `/v1/units`: ask `/v1/costs` with it for their numbers. Null if it is not known.",
    ),
  heldDays: z
    .array(z.string())
    .describe(
      'Days whose archived version is older than the bill, which had lost lines or has another payer account.',
    ),
  olderAllocations: z
    .array(z.string())
    .describe(
      'Days whose costs by line and team are of an earlier bill, because the last run could not archive them; OUs are as in the bill.',
    ),
  isEditor: z
    .boolean()
    .describe('Whether this reader is an editor; `/v1/reader` says what that allows.'),
});

export const status = operation({
  id: 'status',
  path: '/v1/status',
  summary: 'What the archive is',
  description: 'Answers also while nothing is archived.',
  query: z.object({}),
  data,
  isKept: false,
  answer: async (_, { facts, reader }) => ({
    dataFrom: facts.days?.from ?? null,
    costMetric: facts.costMetric,
    heldDays: [...facts.heldDays],
    olderAllocations: [...facts.olderAllocations],
    isEditor: reader.isEditor,
  }),
});
