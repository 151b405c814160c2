/**
 * The outbox on AWS: sends one raw message to SES v2 in one attempt. The message is sent as it was built:
 * nodemailer's SES transport would copy it twice and arrive at the same bytes.
 */
import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import type { Outbox, OutgoingMail, SentMail } from '../../../ports/outbox.ts';
import { type AwsTimings, sendingClientSettings } from '../client/aws-clients.ts';
import type { AwsSettings } from '../client/aws-settings.ts';
import { sendFailure } from './ses-send-failure.ts';

type SesSettings = Pick<AwsSettings, 'region' | 'sesRegion' | 'sesConfigurationSet'>;

export class SesOutbox implements Outbox {
  readonly #settings: SesSettings;
  readonly #timings: AwsTimings;

  constructor(settings: SesSettings, timings: AwsTimings) {
    this.#settings = settings;
    this.#timings = timings;
  }

  /**
   * SES accepts a mail for all recipients or for none; bounces arrive as events of the configuration set.
   */
  async send(mail: OutgoingMail): Promise<SentMail> {
    // Loaded only here, because most runs of the functions send no mail.
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

/**
 * Returns the address for the envelope: without the name, which is in the message, and with the domain as
 * DNS spells it.
 */
function bareAddress(text: string): string {
  const address = addressparser(text, { flatten: true })[0]?.address ?? text;
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${domainToASCII(address.slice(at + 1))}`;
}
