/**
 * The event with which a run invokes itself for the mails that it has no time for. The next run reads
 * bill and archive again to make the figures; receipts prevent it from sending a mail twice.
 */

import type { DigestEvent } from './digest-event.ts';
import type { DigestOutcome } from './digest-run.ts';

/** Each part sends thousands of mails, so more parts than this mean an endless chain. */
export const maxContinuations = 20;

/** The fields of the first event, its day, and the run to continue. */
export type NextDigest = Readonly<Record<string, unknown>> & {
  readonly reportDay: string;
  readonly continues: string;
  readonly part: number;
};

interface EndedRun {
  readonly runId: string;
  /** The event that invoked it, as received and as parsed. */
  readonly event: unknown;
  readonly read: Pick<DigestEvent, 'day' | 'part' | 'continues'>;
  readonly outcome: Pick<DigestOutcome, 'deliveries' | 'summaries' | 'rest'>;
}

/**
 * The event for the remaining mails. Throws an Error when the run sent nothing, or after too many parts,
 * so that no chain is endless.
 */
export function nextDigestEvent({ runId, event, read, outcome }: EndedRun): NextDigest {
  const { day, part, continues = runId } = read;
  const { deliveries, summaries, rest } = outcome;
  const sent = [...deliveries, ...summaries].filter(({ delivery }) => delivery.outcome === 'sent');
  if (sent.length > 0 && part < maxContinuations) {
    return { ...fieldsOf(event), reportDay: day, continues, part: part + 1 };
  }
  throw new Error(
    `${rest} mails of ${day} were not sent, and part ${part} of their run sent ${sent.length}: ` +
      `continuing may never end. Give the function more memory, then invoke it with ` +
      `{"reportDay": "${day}"}; what was sent is not sent again.`,
  );
}

/** The fields of an operator's event. The schedule's event has only its time, which is now the day. */
function fieldsOf(event: unknown): Readonly<Record<string, unknown>> {
  if (typeof event !== 'object' || event === null || 'detail-type' in event) return {};
  const { time: _, ...fields } = event as Record<string, unknown>;
  return fields;
}
