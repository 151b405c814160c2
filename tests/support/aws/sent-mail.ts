/** The mail that moto's SES accepted, unchanged: its recipients, and the raw message. */
import type { MotoServer } from './moto-server.ts';

export interface SentMessage {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  /** The complete message, if it was sent raw. */
  readonly raw: string;
}

interface SesModels {
  readonly RawMessage?: readonly {
    readonly id: string;
    readonly source: string;
    readonly destinations: readonly string[];
    readonly raw_data: string;
  }[];
}

/** Every raw message so far, each once, in the order of sending. */
export async function sentMail(moto: MotoServer): Promise<readonly SentMessage[]> {
  const { RawMessage: messages = [] } = ((await moto.data())['ses'] ?? {}) as SesModels;
  const byId = new Map(messages.map((message) => [message.id, message]));
  return [...byId.values()].map(({ id, source, destinations, raw_data: raw }) => ({
    messageId: id,
    from: source,
    // moto adds the message's own recipients to those of the request.
    to: [...new Set(destinations)],
    raw,
  }));
}
