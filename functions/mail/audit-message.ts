/**
 * The audit's mail to those who are on call: every gap with the command that mends it, ready to be
 * copied. A raw RFC 5322 text with HTML and text twin, the same bytes whenever the input is the same.
 */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../platform/ports.ts';
import { type AuditFindings, auditHtml, auditText } from './audit-words.ts';
import { oneAddress } from './mail-address.ts';
import { counted, dayAndMonth, nbsp } from './words.ts';

export interface AuditLetter {
  readonly findings: AuditFindings;
  /** One address, with or without a name. */
  readonly from: string;
  readonly to: readonly string[];
  /** The Date header, passed in so that the bytes depend on nothing else. */
  readonly date: Date;
  /** 1 for the first mail. Later ones get an id of their own, or servers drop them. */
  readonly attempt: number;
}

/** The audience in receipts: audits of different ranges are different mails. */
export function auditAudience({ from }: Pick<AuditFindings, 'from'>): string {
  return `audit-from-${from}`;
}

/** Throws a RangeError where an address could break a header, or there is none. */
export async function buildAuditMessage(letter: AuditLetter): Promise<OutgoingMail> {
  const { findings, attempt } = letter;
  const from = oneAddress(letter.from);
  const to = letter.to.map(oneAddress);
  if (to.length === 0) throw new RangeError("The audit's mail has no recipient.");
  const resent = attempt === 1 ? '' : `.resend-${attempt - 1}`;
  const name = `${findings.to}.${auditAudience(findings)}${resent}`;
  const raw = await new MailComposer({
    ...{ from: letter.from, to: [...letter.to], date: letter.date },
    subject: subjectOf(findings),
    ...{ html: auditHtml(findings), text: auditText(findings) },
    messageId: `<${name}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    headers: automaticHeaders,
    baseBoundary: createHash('sha256').update(`${name} ${to.join()}`).digest('hex').slice(0, 24),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { from: letter.from, to: letter.to, raw, name };
}

/** RFC 3834, and what Exchange reads instead: no out-of-office replies. */
const automaticHeaders = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

/** 'AWS cost archive: three days to mend, 5 October to 19 November'. Nothing in it is from the bill. */
function subjectOf({ gaps, from, to }: AuditFindings): string {
  const range = `${dayAndMonth(from)} to ${dayAndMonth(to)}`;
  return `AWS cost archive: ${counted(gaps.length, 'day')} to mend, ${range}`.replaceAll(nbsp, ' ');
}
