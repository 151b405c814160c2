/** The mail to the owners of a team as a message: HTML, plain text and the team's CSV. */
import type { TeamPart } from '../../domain/figures/team-part.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import type { OutgoingMail } from '../../ports/outbox.ts';
import { csvFile } from '../message/csv-attachment.ts';
import { type Envelope, rawMessage, safeAudience } from '../message/raw-message.ts';
import { composeTeamMail } from './compose-team-mail.ts';

export interface TeamMessageInput extends Envelope {
  readonly part: TeamPart;
  /** Null or undefined if no address is set. */
  readonly dashboard?: DashboardLinks | null;
  /** The requested day; part of the message's name. */
  readonly requestedDay: string;
  /** The audience of this mail: lower-case letters, digits and hyphens. */
  readonly audience: string;
}

/** Throws a RangeError if an address or the audience could break a header. */
export async function buildTeamMessage(message: TeamMessageInput): Promise<OutgoingMail> {
  const { part, dashboard, requestedDay } = message;
  const { subject, html, text, csv } = composeTeamMail(part, dashboard);
  const audience = safeAudience(message.audience);
  return rawMessage(message, {
    name: `team.${requestedDay}.${audience}`,
    subject,
    html,
    text,
    attachments: [csvFile(`${audience}-${part.reportDay}.csv`, csv)],
    headers: { 'X-Finops-Digest-Report-Day': part.reportDay },
  });
}
