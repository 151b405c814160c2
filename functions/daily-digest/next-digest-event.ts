/**
 * The event by which a run hands itself the mails that it has no time for. The next run reads the bill
 * and the archive again, since its figures come from them; receipts keep it from sending a mail twice.
 */

import type { DigestEvent } from './digest-event.ts';
import type { DigestOutcome } from './digest-run.ts';

/** Each part sends thousands of mails: more parts than these are a chain that does not end. */
export const maxContinuations = 20;

/** As the function takes it by hand: the fields of the first event, its day, and whose mails go on. */
export type NextDigest = Readonly<Record<string, unknown>> & {
  readonly reportDay: string;
  readonly continues: string;
  readonly part: number;
};

interface EndedRun {
  readonly runId: string;
  /** What invoked it, as it came, and as it was read. */
  readonly event: unknown;
  readonly read: Pick<DigestEvent, 'day' | 'part' | 'continues'>;
  readonly outcome: Pick<DigestOutcome, 'deliveries' | 'summaries' | 'rest'>;
}

/**
 * The event for the rest. Throws an Error, so that no chain is endless, where the run sent nothing, or
 * after too many parts.
 */
export function nextDigestEvent({ runId, event, read, outcome }: EndedRun): NextDigest {
  const { day, part, continues = runId } = read;
  const { deliveries, summaries, rest } = outcome;
  const sent = [...deliveries, ...summaries].filter(({ delivery }) => delivery.outcome === 'sent');
  if (sent.length > 0 && part < maxContinuations) {
    return { ...fieldsOf(event), reportDay: day, continues, part: part + 1 };
  }
  throw new Error(
    `${rest} mails of ${day} have not left, and part ${part} of their run sent ${sent.length}: to go ` +
      `on might never end. Give the function more memory, then invoke it with ` +
      `{"reportDay": "${day}"}; what was sent is not sent again.`,
  );
}

/** What an operator asked for; the schedule asks for nothing, and its time has become the day. */
function fieldsOf(event: unknown): Readonly<Record<string, unknown>> {
  if (typeof event !== 'object' || event === null || 'detail-type' in event) return {};
  const { time: _, ...fields } = event as Record<string, unknown>;
  return fields;
}
