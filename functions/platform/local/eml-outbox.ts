/**
 * The outbox of a laptop: every mail becomes an `.eml` file, and with an SMTP server given it is
 * really sent as well. One call is one attempt.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { MailRefusedError, type Outbox, type OutgoingMail } from '../ports.ts';

/** nodemailer's codes for failures before the message was handed over. */
const notHandedOver = new Set(['EAUTH', 'ECONNECTION', 'EDNS', 'EENVELOPE', 'ETLS', 'EOAUTH2']);
const connectMilliseconds = 10_000;

export class EmlOutbox implements Outbox {
  readonly #folder: string;
  readonly #smtpUrl: string | undefined;
  /** The file of the last mail sent. */
  lastPath: string | undefined;

  /** `smtpUrl`: smtp://user:password@host:port, or smtps://…; without it nothing leaves the disk. */
  constructor(folder: string, smtpUrl: string | undefined) {
    this.#folder = folder;
    this.#smtpUrl = smtpUrl;
  }

  async send(mail: OutgoingMail): Promise<{ messageId: string }> {
    const messageId = this.#smtpUrl === undefined ? mail.name : await deliver(this.#smtpUrl, mail);
    await mkdir(this.#folder, { recursive: true });
    const path = join(this.#folder, `${mail.name}.eml`);
    await writeFile(`${path}.tmp`, mail.raw);
    await rename(`${path}.tmp`, path);
    this.lastPath = path;
    return { messageId };
  }
}

async function deliver(url: string, { from, to, raw }: OutgoingMail): Promise<string> {
  const transport = createTransport({ url, connectionTimeout: connectMilliseconds });
  try {
    const envelope = { from, to: [...to] };
    const info = await transport.sendMail({ envelope, raw: Buffer.from(raw) });
    return info.messageId;
  } catch (error) {
    throw describe(error, url);
  } finally {
    transport.close();
  }
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

function describe(error: unknown, url: string): Error {
  const { message, code, command, responseCode } = error as SmtpError;
  const { host } = new URL(url);
  const refused = responseCode !== undefined || command === 'CONN' || notHandedOver.has(code ?? '');
  if (refused) {
    const advice = 'Nothing was sent; correct --smtp or the addresses and run again.';
    return new MailRefusedError(`The mail server ${host} refused: ${message}. ${advice}`, {
      cause: error,
    });
  }
  return new Error(`The mail server ${host} did not confirm the mail: ${message}.`, {
    cause: error,
  });
}
