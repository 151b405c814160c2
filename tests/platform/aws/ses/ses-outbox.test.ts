/** Mail over the wire: one request each time, and every failure classified as rejected or unknown. */
import { describe, expect, test } from 'vitest';
import { SesOutbox } from '../../../../src/platform/aws/ses/ses-outbox.ts';
import { sendFailure } from '../../../../src/platform/aws/ses/ses-send-failure.ts';
import { MailRefusedError, type OutgoingMail } from '../../../../src/ports/outbox.ts';
import {
  type Answer,
  errorOf,
  json,
  jsonProblem,
  quick,
  useEnvironment,
  wireServer,
} from '../wire-server.ts';

const mail: OutgoingMail = {
  from: 'FinOps Zürich <finops@bücher.example>',
  to: ['team@example.com', '"Head, of Cloud" <head@example.com>'],
  raw: Buffer.from('Subject: Costs\r\n\r\nbody of a reader\r\n'),
  name: 'digest.2026-11-20.finops',
};

async function send(answer: Answer, configurationSet: string | null = 'digest') {
  const server = await wireServer(() => answer);
  useEnvironment({ AWS_ENDPOINT_URL_SESV2: server.url });
  const sesConfigurationSet = configurationSet ?? undefined;
  const outbox = new SesOutbox({ region: 'eu-central-1', sesConfigurationSet }, quick);
  return { server, work: outbox.send(mail) };
}

test('a mail is sent as one request: raw, with bare addresses and the configuration set', async () => {
  const { server, work } = await send(json({ MessageId: '0100-abc' }));
  expect(await work).toEqual({ messageId: '0100-abc', rejected: [] });
  expect(server.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v2/email/outbound-emails',
  ]);
  expect(JSON.parse(String(server.calls[0]?.body))).toEqual({
    FromEmailAddress: 'finops@xn--bcher-kva.example',
    Destination: { ToAddresses: ['team@example.com', 'head@example.com'] },
    Content: { Raw: { Data: Buffer.from(mail.raw).toString('base64') } },
    ConfigurationSetName: 'digest',
  });
});

test('without a configuration set none is named', async () => {
  const { server, work } = await send(json({ MessageId: '1' }), null);
  await work;
  expect(JSON.parse(String(server.calls[0]?.body))).not.toHaveProperty('ConfigurationSetName');
});

describe('rejected, so it may be sent again:', () => {
  test.each<[string, number, string, RegExp]>([
    ['MessageRejected', 400, 'Email address is not verified', /not verified.*sandbox/],
    ['MailFromDomainNotVerifiedException', 400, 'MAIL FROM', /DNS records/],
    ['AccountSuspendedException', 400, 'suspended', /AWS Support case/],
    ['SendingPausedException', 400, 'paused', /Resume sending/],
    ['BadRequestException', 400, 'Illegal address', /Illegal address.*Correct the sender/],
    [
      'NotFoundException',
      404,
      'Configuration set <x> does not exist',
      /DIGEST_SES_CONFIGURATION_SET/,
    ],
    ['LimitExceededException', 400, 'Daily message quota exceeded', /higher sending quota/],
    ['TooManyRequestsException', 429, 'Maximum sending rate exceeded', /next run/],
    ['ThrottlingException', 400, 'Rate exceeded', /next run/],
    [
      'AccessDeniedException',
      403,
      'not authorized to perform ses:SendEmail',
      /Allow ses:SendEmail/,
    ],
    ['ExpiredTokenException', 403, 'The security token is expired', /fresh ones/],
    ['a proxy', 413, 'too large', /413|Nothing was sent/],
  ])('%s', async (code, status, message, expected) => {
    const { server, work } = await send(jsonProblem(status, code, message));
    const error = await errorOf(work);
    expect(error).toBeInstanceOf(MailRefusedError);
    expect(error.message).toMatch(
      /^SES rejected the mail digest\.2026-11-20\.finops: .*Nothing was sent\./,
    );
    expect(error.message).toMatch(expected);
    expect(error.message).not.toContain('body of a reader');
    expect(error.cause).toBeDefined();
    expect(server.calls).toHaveLength(1);
  });

  test.each([
    ['a port without a listener', 'http://127.0.0.1:1', /cannot be reached/],
    ['a name that DNS does not know', 'http://ses.invalid', /cannot be reached/],
  ])('%s', async (_, url, expected) => {
    useEnvironment({ AWS_ENDPOINT_URL_SESV2: url });
    const outbox = new SesOutbox({ region: 'eu-central-1', sesConfigurationSet: undefined }, quick);
    const error = await errorOf(outbox.send(mail));
    expect(error).toBeInstanceOf(MailRefusedError);
    expect(error.message).toMatch(expected);
  });

  test('no credentials', async () => {
    useEnvironment({
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_SHARED_CREDENTIALS_FILE: '/none',
      AWS_CONFIG_FILE: '/none',
      AWS_ENDPOINT_URL_SESV2: 'http://127.0.0.1:1',
    });
    const outbox = new SesOutbox({ region: 'eu-central-1', sesConfigurationSet: undefined }, quick);
    expect(await errorOf(outbox.send(mail))).toBeInstanceOf(MailRefusedError);
  });
});

test.each<[object, boolean]>([
  [{ code: 'EHOSTUNREACH', syscall: 'connect' }, true],
  [{ code: 'EHOSTUNREACH', syscall: 'read' }, false],
  [{ code: 'ETIMEDOUT', syscall: 'connect', name: 'TimeoutError' }, true],
  [{ code: 'ETIMEDOUT', name: 'TimeoutError' }, false],
  [{ code: 'CERT_HAS_EXPIRED' }, true],
  [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, true],
  [{ code: 'EPIPE', syscall: 'write' }, false],
])('%j is a rejection: %s', (fields, isRefused) => {
  const error = sendFailure('n', Object.assign(new Error('broken'), fields));
  expect(error instanceof MailRefusedError).toBe(isRefused);
  expect(error.message).toContain('broken');
});

describe('unknown, so never retried automatically: always one request, with', () => {
  test.each<[string, Answer]>([
    ['an answer that was lost', 'reset'],
    ['silence', 'silence'],
    ['an answer that is cut off', { body: '{"MessageId":"0100"}', cutAfter: 5 }],
    ['error 500', jsonProblem(500, 'InternalFailure', 'oops')],
    ['error 503', { status: 503, body: '<html>busy</html>' }],
    ['an answer without an id', json({})],
    ['a malformed answer', { body: '<html>secret row</html>' }],
  ])('%s', async (_, answer) => {
    const { server, work } = await send(answer);
    const error = await errorOf(work);
    expect(error).not.toBeInstanceOf(MailRefusedError);
    expect(error.message).toMatch(
      /^SES did not confirm the mail digest\.2026-11-20\.finops: .*may or may not have left.*--resend/,
    );
    expect(error.message).not.toContain('secret row');
    expect(error.cause).toBeDefined();
    expect(server.calls).toHaveLength(1);
  });

  test('a slow answer there is not a failure', async () => {
    const { server, work } = await send(json({ MessageId: 'late' }, { delay: 150 }));
    expect(await work).toMatchObject({ messageId: 'late' });
    expect(server.calls).toHaveLength(1);
  });
});
