/**
 * The outbox on AWS: one raw message to SES v2, one attempt. The message is sent as it was built:
 * nodemailer's SES transport would copy it twice to arrive at the same bytes.
 */
import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import type { Outbox, OutgoingMail, SentMail } from '../../../ports/outbox.ts';
import { type AwsTimings, sendingClientSettings } from '../client/aws-clients.ts';
import type { AwsSettings } from '../client/aws-settings.ts';
import { sendFailure } from './ses-refusals.ts';

type SesSettings = Pick<AwsSettings, 'region' | 'sesRegion' | 'sesConfigurationSet'>;

export class SesOutbox implements Outbox {
  readonly #settings: SesSettings;
  readonly #timings: AwsTimings;

  constructor(settings: SesSettings, timings: AwsTimings) {
    this.#settings = settings;
    this.#timings = timings;
  }

  /** SES takes a mail for all recipients or none; bounces come as events of the configuration set. */
  async send(mail: OutgoingMail): Promise<SentMail> {
    // Loaded here: most of what the functions do sends no mail.
    const { SESv2Client, SendEmailCommand } = await import('./ses-commands.ts');
    const { region, sesRegion = region } = this.#settings;
    const ses = new SESv2Client(sendingClientSettings(sesRegion, this.#timings));
    try {
      const answer = await ses.send(
        new SendEmailCommand({
          FromEmailAddress: bareAddress(mail.from),
          Destination: { ToAddresses: mail.to.map(bareAddress) },
          Content: { Raw: { Data: mail.raw } },
          ConfigurationSetName: this.#settings.sesConfigurationSet,
        }),
      );
      if (answer.MessageId === undefined) throw new SyntaxError('the answer has no message id');
      return { messageId: answer.MessageId, rejected: [] };
    } catch (error) {
      throw sendFailure(mail.name, error);
    } finally {
      ses.destroy();
    }
  }
}

/** The envelope's form: no name, which stands in the message, and the domain as DNS spells it. */
function bareAddress(text: string): string {
  const address = addressparser(text, { flatten: true })[0]?.address ?? text;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${domainToASCII(address.slice(at + 1))}`;
}
