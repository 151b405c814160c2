/**
 * Distinguishes a mail that SES rejected from one whose outcome is unknown. Only a negative answer, or a
 * connection that was never opened, is a rejection: with any other error SES may have accepted the mail and
 * its answer was lost.
 */
import { MailRefusedError } from '../../../ports/outbox.ts';
import { failureKindOf, reasonOf, statusOf } from '../client/aws-errors.ts';

/** Error of SES → what to do. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
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
  throttled: 'SES limits the rate of sending; the next run sends the mail.',
  credentials: 'The credentials are expired or wrong; run again with fresh ones.',
  denied: "Allow ses:SendEmail on the identity and the configuration set in the role's policy.",
  unreachable,
  'timed-out': unreachable,
};

/** Returns a MailRefusedError if the message was certainly not accepted, else a plain Error. */
export function sendFailure(mailName: string, error: unknown): Error {
  const reason = reasonOf(error);
  if (isRefusal(error)) {
    const text = `SES rejected the mail ${mailName}: ${reason}. Nothing was sent. ${remedyFor(error)}`;
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
  // SES answers 408 if a request did not arrive completely; a proxy answers it if it lost SES's answer.
  if (status !== undefined) return status >= 400 && status < 500 && status !== 408;
  return isBeforeSending(error);
}

/**
 * No credentials, no connection, or an untrusted certificate. The error code alone is not enough: an open
 * connection may also end as "host unreachable".
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
