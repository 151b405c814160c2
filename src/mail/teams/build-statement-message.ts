/** A team's monthly statement as a message: HTML, plain text and the CSV of the team's lines. */
import type { FrozenStatement } from '../../domain/figures/month-statement.ts';
import type { DashboardLinks } from '../../domain/links/dashboard-links.ts';
import type { OutgoingMail } from '../../ports/outbox.ts';
import { csvFile } from '../message/csv-attachment.ts';
import { type Envelope, rawMessage, safeAudience } from '../message/raw-message.ts';
import { writtenTeamMail } from './compose-team-mail.ts';
import { statementView } from './statement-view.ts';

export interface StatementMessageInput extends Envelope {
  readonly closed: FrozenStatement;
  /** 'team/retail'. */
  readonly scope: string;
  readonly csv: string;
  /** Null or undefined if no address is set. */
  readonly dashboard?: DashboardLinks | null;
  /** The name of the receipt: lower-case letters, digits and hyphens. */
  readonly audience: string;
}

/** Throws a RangeError if an address or the audience could break a header. */
export async function buildStatementMessage(message: StatementMessageInput): Promise<OutgoingMail> {
  const { closed, scope, csv, dashboard } = message;
  const { month } = closed.statement;
  const audience = safeAudience(message.audience);
  return rawMessage(message, {
    name: `statement.${month}.${audience}`,
    ...writtenTeamMail(statementView(closed, scope, dashboard)),
    attachments: [csvFile(`statement-${month}.csv`, csv)],
    headers: { 'X-Finops-Digest-Period': month },
  });
}
