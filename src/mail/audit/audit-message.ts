/**
 * The mail of the audit to the operators on call: every gap with the command that fixes it, ready to be
 * copied.
 */
import type { OutgoingMail } from '../../ports/outbox.ts';
import { type Envelope, rawMessage } from '../message/raw-message.ts';
import { counted, dayAndMonth, nbsp } from '../words/date-and-number-words.ts';
import { type AuditFindings, auditHtml, auditText } from './audit-words.ts';

export interface AuditMessageInput extends Envelope {
  readonly findings: AuditFindings;
}

/**
 * The audience in receipts: audits of different ranges are different mails. The day is written without
 * hyphens, so that no pattern of owners' audiences, which end in ten letters, matches it.
 */
export function auditAudience({ from }: Pick<AuditFindings, 'from'>): string {
  return `audit-from-${from.replaceAll('-', '')}`;
}

/** Throws a RangeError if an address could break a header, or if there is no address. */
export async function buildAuditMessage(message: AuditMessageInput): Promise<OutgoingMail> {
  const { findings } = message;
  return rawMessage(message, {
    name: `${findings.to}.${auditAudience(findings)}`,
    subject: subjectOf(findings),
    html: auditHtml(findings),
    text: auditText(findings),
  });
}

/** 'AWS cost archive: three days to mend, 5 October to 19 November'. Contains no text from the bill. */
function subjectOf({ gaps, copies, from, to }: AuditFindings): string {
  const range = `${dayAndMonth(from)} to ${dayAndMonth(to)}`;
  const problems = [
    ...(copies.length === 0 ? [] : [`bill has ${counted(copies.length, 'copied file')}`]),
    ...(gaps.length === 0 ? [] : [`${counted(gaps.length, 'day')} to mend`]),
  ];
  return `AWS cost archive: ${problems.join(', ')}, ${range}`.replaceAll(nbsp, ' ');
}
