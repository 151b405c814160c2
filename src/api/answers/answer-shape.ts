/** What every answer carries beside its own data: what it was made from, and whether that can be trusted. */
import * as z from 'zod';
import type { ArchiveFacts } from '../archive/archive-facts.ts';

export const metaShape = {
  dataThrough: z.string().nullable().describe('The newest archived day, UTC; null without any.'),
  archiveVersion: z.string().describe('Changes whenever an archived object changes.'),
  rulesVersion: z.string().nullable().describe('Hash of the published rules; null without rules.'),
  reconciled: z
    .boolean()
    .nullable()
    .describe('Whether all archived days equal the bill as it was last read; null without any.'),
  currency: z.string().nullable().describe('ISO 4217, of all amounts; null if it is not known.'),
};

export function metaOf(facts: ArchiveFacts) {
  const { version, days, rulesVersion, currency, heldDays, olderAllocations } = facts;
  const isReconciled = heldDays.length === 0 && olderAllocations.length === 0;
  return {
    dataThrough: days?.through ?? null,
    archiveVersion: version,
    rulesVersion,
    reconciled: days === null ? null : isReconciled,
    currency,
  };
}

export function answerShape(data: z.ZodType) {
  return z.object({ ...metaShape, data });
}
