/**
 * The outbox of a laptop: writes every mail as an `.eml` file and, if an SMTP server is given, also sends
 * it. One call is one attempt.
 */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import {
  MailRefusedError,
  type Outbox,
  type OutgoingMail,
  type SentMail,
} from '../../ports/outbox.ts';
import { makeFolder } from './files/make-folder.ts';

const connectMilliseconds = 10_000;

export class EmlOutbox implements Outbox {
  readonly #folder: string;
  readonly #smtpUrl: string | undefined;
  /** Path of the file of the last mail. */
  lastPath: string | undefined;

  /** `smtpUrl`: smtp://user:password@host:port, or smtps://…; without it mails are only written to disk. */
  constructor(folder: string, smtpUrl: string | undefined) {
    this.#folder = folder;
    this.#smtpUrl = smtpUrl;
  }

  async send(mail: OutgoingMail): Promise<SentMail> {
    const sent =
      this.#smtpUrl === undefined
        ? { messageId: mail.name, rejected: [] }
        : await deliver(this.#smtpUrl, mail);
    makeFolder(this.#folder);
    const path = join(this.#folder, `${mail.name}.eml`);
    await writeFile(`${path}.tmp`, mail.raw);
    await rename(`${path}.tmp`, path);
    this.lastPath = path;
    return sent;
  }
}

async function deliver(url: string, { from, to, raw, name }: OutgoingMail): Promise<SentMail> {
  const transport = createTransport({ url, connectionTimeout: connectMilliseconds });
  let isConnected = false;
  // nodemailer begins to read the message after it has connected and logged in, never before.
  const content = Readable.from(
    (function* () {
      isConnected = true;
      yield Buffer.from(raw);
    })(),
  );
  try {
    const info = await transport.sendMail({ envelope: { from, to: [...to] }, raw: content });
    return { messageId: messageIdOf(raw) ?? name, rejected: info.rejected.map(String) };
  } catch (error) {
    throw describe(error, url, isConnected);
  } finally {
    transport.close();
  }
}

/** The id that the recipients' mail programs show; nodemailer invents one for a raw message. */
function messageIdOf(raw: Uint8Array): string | undefined {
  const [head = ''] = Buffer.from(raw).toString('latin1').split('\r\n\r\n', 1);
  return /^message-id:\s*(\S+)/im.exec(head)?.[1];
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/**
 * The mail was certainly rejected before the session was open, by an error answer of the server (4xx or
 * 5xx), or if no recipient was accepted. If the connection broke later, the server may have accepted the
 * mail and only its answer was lost.
 */
function describe(error: unknown, url: string, isConnected: boolean): Error {
  const { message, code, responseCode } = error as SmtpError;
  const { host } = new URL(url);
  const isReported = (responseCode ?? 0) >= 400 || code === 'EENVELOPE';
  if (!isConnected || isReported) {
    const advice = 'Nothing was sent; correct --smtp or the addresses and run again.';
    return new MailRefusedError(
      `The mail server ${host} rejected the mail: ${message}. ${advice}`,
      {
        cause: error,
      },
    );
  }
  return new Error(`The mail server ${host} did not confirm the mail: ${message}.`, {
    cause: error,
  });
}
