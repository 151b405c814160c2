/**
 * Tells a mail that SES refused from one whose fate is unknown. Only an answer that says no, or a
 * connection that was never made, is a refusal: anything else may have lost only SES's yes.
 */
import { MailRefusedError } from '../../../ports/outbox.ts';
import { failureKindOf, reasonOf, statusOf } from '../client/aws-errors.ts';

/** SES's error → what to do. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /^MessageRejected/,
    "Verify the sender's identity in SES, and in the sandbox each recipient's as well.",
  ],
  [/^MailFromDomainNotVerified/, "Finish the MAIL FROM domain's DNS records in SES."],
  [/^AccountSuspended/, 'Answer the open AWS Support case; SES sends nothing until then.'],
  [/^SendingPaused/, 'Resume sending in SES, for the account or the configuration set.'],
  [/^NotFound/, 'Create the configuration set, or correct DIGEST_SES_CONFIGURATION_SET.'],
  [/^LimitExceeded/, "Ask SES for a higher sending quota, or wait until today's is free again."],
  [/^BadRequest/, 'Correct the sender, the recipients or the configuration set.'],
];

const unreachable = 'SES cannot be reached; check region, DNS and the VPC’s routes, and run again.';

const byProblem: Readonly<Partial<Record<ReturnType<typeof failureKindOf>, string>>> = {
  throttled: 'SES limits the rate of sending; it is sent on the next run.',
  credentials: 'The credentials are expired or wrong; run again with fresh ones.',
  denied: "Allow ses:SendEmail on the identity and the configuration set in the role's policy.",
  unreachable,
  'timed-out': unreachable,
};

/** A MailRefusedError where the message was certainly not accepted, else a plain Error. */
export function sendFailure(mailName: string, error: unknown): Error {
  const reason = reasonOf(error);
  if (isRefusal(error)) {
    const text = `SES refused the mail ${mailName}: ${reason}. Nothing was sent. ${remedyFor(error)}`;
    const isForRate = failureKindOf(error) === 'throttled';
    return new MailRefusedError(text, { cause: error, isForRate });
  }
  return new Error(
    `SES did not confirm the mail ${mailName}: ${reason}. It may or may not have left; look in the ` +
      "configuration set's events, then run again with --resend if it did not arrive " +
      '(runbooks/resend-a-mail.md).',
    { cause: error },
  );
}

function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  // 408 is SES's word for a request that did not reach it whole, or a proxy's for an answer it lost.
  if (status !== undefined) return status >= 400 && status < 500 && status !== 408;
  return isBeforeSending(error);
}

/**
 * No credentials, no connection, or no trust in who answered. The code alone does not tell: a
 * connection that was made may end as "host unreachable", too.
 */
function isBeforeSending(error: unknown): boolean {
  const { name, code = '', syscall = '', message } = error as NodeJS.ErrnoException;
  return (
    /CredentialsProvider|TokenProvider/.test(name) ||
    ['connect', 'getaddrinfo'].includes(syscall) ||
    error instanceof AggregateError ||
    /did not establish a connection/.test(message) ||
    /^(ERR_TLS_|CERT_)|_CERT(_|$)|_SIGNATURE$/.test(code)
  );
}

function remedyFor(error: unknown): string {
  const { name } = error as Error;
  const named = remedies.find(([pattern]) => pattern.test(name))?.[1];
  return (
    named ?? byProblem[failureKindOf(error)] ?? 'Correct what the message names and run again.'
  );
}
