/** `/v1/status`: what the archive is, and whether it can be trusted. */
import * as z from 'zod';
import { operation } from './operation.ts';

const data = z.object({
  dataFrom: z.string().nullable().describe('The oldest allocated day, UTC; null without any.'),
  heldDays: z
    .array(z.string())
    .describe(
      'Days whose archived version is older than the bill, because the bill could not be trusted.',
    ),
  isEditor: z.boolean().describe('Whether this reader may change rules and start jobs.'),
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
    heldDays: [...facts.heldDays],
    isEditor: reader.isEditor,
  }),
});
