/**
 * Decides which mails a run sends again: every audience's digest, or the mail that an operator names. An
 * unknown name is rejected before the bill is read; the error lists the known names.
 */

import { audiencesOf, type MailAudience } from '../../src/delivery/mail-audiences.ts';
import type { PeriodKind } from '../../src/domain/calendar/period.ts';
import { InputError } from '../../src/domain/input/input-error.ts';
import type { DigestSettings, SummaryChoice } from '../../src/settings/digest-settings.ts';
import type { PreparedMails } from './prepare-mails.ts';
import type { ResendRequest } from './resend-request.ts';
import { periodKinds, summaryReceipt } from './summaries/summary-settings.ts';

/** Maximum number of audiences in the error: a company may have hundreds. */
const maxListed = 25;

/**
 * The receipt names of these mails. The request is an audience's name ('finops') or scope ('*',
 * 'Root/Shop'), a summary's receipt ('finops-week'), or a kind for all summaries of it ('week').
 * Throws an InputError that lists the known names.
 */
export function mailsToResend(
  request: Exclude<ResendRequest, false>,
  { mail, summaries }: Pick<DigestSettings, 'mail' | 'summaries'>,
): ReadonlySet<string> {
  const audiences = audiencesOf(mail.recipients);
  if (request === true) return new Set(audiences.map(({ name }) => name));
  const audience = audiences.find(({ name, scope }) => request === name || request === scope);
  if (audience !== undefined) return new Set([audience.name]);
  const kinds = periodKinds.filter((kind) => isOn(kind, summaries));
  const named = summariesNamed(request, audiences, kinds);
  if (named.length > 0) return new Set(named);
  throw new InputError(unknownMail(request, audiences, kinds));
}

/**
 * Throws an InputError when the named mail cannot be made today because its audience has no cost in
 * the archive; the message contains `unserved`.
 */
export function requireAudience(
  request: ResendRequest,
  toResend: ReadonlySet<string>,
  { mails, unserved }: PreparedMails,
): void {
  if (typeof request === 'boolean') return;
  const isServed = mails.some(({ mailAudience: { name } }) =>
    [name, ...periodKinds.map((kind) => summaryReceipt(name, kind))].some((one) =>
      toResend.has(one),
    ),
  );
  if (isServed) return;
  throw new InputError(`resend: there is no mail for '${request}' now. ${unserved.join('. ')}.`);
}

function isOn(kind: PeriodKind, { weekly, monthlyClose }: SummaryChoice): boolean {
  return kind === 'week' ? weekly : monthlyClose;
}

function summariesNamed(
  request: string,
  audiences: readonly MailAudience[],
  kinds: readonly PeriodKind[],
): readonly string[] {
  return kinds.flatMap((kind) =>
    audiences
      .map(({ name }) => summaryReceipt(name, kind))
      .filter((receipt) => request === kind || request === receipt),
  );
}

function unknownMail(
  request: string,
  audiences: readonly MailAudience[],
  kinds: readonly PeriodKind[],
): string {
  const shown = audiences.slice(0, maxListed).map(({ name, scope }) => `${name} (${scope})`);
  const rest = audiences.length - shown.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  const ofPeriods = kinds.map((kind) => `-${kind}`).join(' or ');
  const summaries =
    kinds.length === 0 ? '' : ` For a summary, write ${ofPeriods} after the audience.`;
  return (
    `resend: '${request}' is not an audience of this digest. Audiences: ${shown.join(', ')}${more}.` +
    summaries
  );
}
