/**
 * The outbox of a laptop against a real SMTP server: one attempt, the same bytes, and an error is a
 * rejection only if the mail was certainly not sent.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EmlOutbox } from '../../../src/platform/local/eml-outbox.ts';
import { MailRefusedError, type OutgoingMail } from '../../../src/ports/outbox.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const body = 'Grüße 💰\r\n.leading dot\r\n..two dots\r\n.\r\n=3D and \ttabs \r\n';
const mail: OutgoingMail = {
  from: 'FinOps <digest@example.com>',
  to: ['finops@example.com', 'cto@example.com'],
  raw: Buffer.from(`Subject: digest\r\nMessage-ID: <d.1@example.com>\r\n\r\n${body}`),
  name: 'digest.2026-11-20.finops',
};
const password = 'p@ss/w0rd:secret';

interface Received {
  readonly recipients: readonly string[];
  readonly message: Buffer;
}

/** A server on a free port that stores what it receives. */
async function mailServer(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = envelope.rcptTo.map(({ address }) => address);
        received.push({ recipients, message: Buffer.concat(chunks) });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return { port: (server.server.address() as AddressInfo).port, received };
}

function outboxFor(port: number, user = '') {
  const folder = join(tempFolder(), 'outbox');
  return { folder, outbox: new EmlOutbox(folder, `smtp://${user}127.0.0.1:${port}`) };
}

async function failureOf(port: number, user?: string): Promise<Error> {
  const { folder, outbox } = outboxFor(port, user);
  const error = await outbox.send(mail).then(
    () => new Error('it was sent'),
    (reason: Error) => reason,
  );
  expect(existsSync(folder)).toBe(false);
  expect(`${error.message} ${String(error.cause)}`).not.toContain('secret');
  return error;
}

describe('without a server', () => {
  test('the mail becomes a file with the same bytes, and nothing else', async () => {
    const folder = join(tempFolder(), 'deep', 'outbox');
    const outbox = new EmlOutbox(folder, undefined);
    expect(await outbox.send(mail)).toEqual({ messageId: mail.name, rejected: [] });
    expect(readdirSync(folder)).toEqual(['digest.2026-11-20.finops.eml']);
    expect(readFileSync(outbox.lastPath ?? '')).toEqual(mail.raw);
  });
});

describe('with a server', () => {
  test('that accepts the mail, it receives the same bytes once, for every recipient', async () => {
    const { port, received } = await mailServer();
    const { folder, outbox } = outboxFor(port);
    expect(await outbox.send(mail)).toEqual({ messageId: '<d.1@example.com>', rejected: [] });
    expect(received).toHaveLength(1);
    expect(received[0]?.recipients).toEqual(mail.to);
    expect(received[0]?.message.toString()).toBe(Buffer.from(mail.raw).toString());
    expect(readFileSync(join(folder, `${mail.name}.eml`))).toEqual(mail.raw);
  });

  test('that rejects one recipient, the result names it, and the others get their mail', async () => {
    const [refused = '', ...others] = mail.to;
    const { port, received } = await mailServer({
      onRcptTo: ({ address }, _, done) =>
        done(address === refused ? new Error('no such user') : null),
    });
    expect(await outboxFor(port).outbox.send(mail)).toMatchObject({ rejected: [refused] });
    expect(received[0]?.recipients).toEqual(others);
  });

  test('that requires a password, it gets the one of the URL', async () => {
    const given: unknown[] = [];
    const { port, received } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _, done) => {
        given.push(auth.username, auth.password);
        done(null, { user: 'finops' });
      },
    });
    await outboxFor(port, `finops:${encodeURIComponent(password)}@`).outbox.send(mail);
    expect([given, received.length]).toEqual([['finops', password], 1]);
  });
});

describe('a certain rejection is a MailRefusedError, and no file is written', () => {
  test('when the server rejects every recipient', async () => {
    const { port, received } = await mailServer({
      onRcptTo: (_address, _session, done) => done(new Error('no such user')),
    });
    const error = await failureOf(port);
    expect(error).toBeInstanceOf(MailRefusedError);
    expect(error.message).toMatch(
      /127\.0\.0\.1:\d+ rejected the mail: .*no such user.* Nothing was sent/,
    );
    expect(received).toEqual([]);
  });

  test('when the server rejects the sender, or the message after reading it', async () => {
    const sender = await mailServer({
      onMailFrom: (_from, _session, done) => done(new Error('no')),
    });
    const content = await mailServer({
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => done(new Error('looks like spam')));
      },
    });
    expect(await failureOf(sender.port)).toBeInstanceOf(MailRefusedError);
    const error = await failureOf(content.port);
    expect(error).toBeInstanceOf(MailRefusedError);
    expect(error.message).toContain('looks like spam');
  });

  test('when the password is wrong, which is not repeated in the message', async () => {
    const { port } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('wrong credentials')),
    });
    const error = await failureOf(port, `finops:${encodeURIComponent(password)}@`);
    expect(error).toBeInstanceOf(MailRefusedError);
  });

  test('when there is no listener, or the server closes the connection before the greeting', async () => {
    const silent = await rawServer((socket) => socket.destroy());
    expect(await failureOf(silent)).toBeInstanceOf(MailRefusedError);
    const { port } = await mailServer();
    const free = await new Promise<number>((done) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const taken = (probe.address() as AddressInfo).port;
        probe.close(() => done(taken));
      });
    });
    expect(free).not.toBe(port);
    expect(await failureOf(free)).toBeInstanceOf(MailRefusedError);
  });
});

describe('an unknown outcome is another error', () => {
  test.each([
    ['drops the connection after the message', (socket: Socket) => socket.destroy()],
    ['ends the connection after the message', (socket: Socket) => socket.end()],
    ['resets the connection after the message', (socket: Socket) => socket.resetAndDestroy()],
    ['answers with half a line', (socket: Socket) => socket.end('25')],
    ['answers with something else', (socket: Socket) => socket.write('what?\r\n')],
  ])('when the server %s, which received it once', async (_, hangUp) => {
    let messages = 0;
    const port = await rawServer((socket) => {
      let isMessage = false;
      socket.write('220 ready\r\n');
      socket.on('data', (chunk) => {
        const text = String(chunk);
        if (isMessage && text.includes('\r\n.\r\n')) {
          messages += 1;
          hangUp(socket);
        } else if (/^DATA/m.test(text)) {
          isMessage = true;
          socket.write('354 go on\r\n');
        } else if (!isMessage) socket.write('250 ok\r\n');
      });
    });
    const error = await failureOf(port);
    expect(error).not.toBeInstanceOf(MailRefusedError);
    expect(error.message).toContain('did not confirm the mail');
    expect(messages).toBe(1);
  });

  test('when the server accepted the mail and the file cannot be written', async () => {
    const { port, received } = await mailServer();
    const file = join(tempFolder(), 'outbox');
    writeFileSync(file, 'in the way');
    const outbox = new EmlOutbox(file, `smtp://127.0.0.1:${port}`);
    const error = await outbox.send(mail).catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(MailRefusedError);
    expect(received).toHaveLength(1);
  });
});

/** A server of plain sockets, for behavior that a correct server never shows. */
async function rawServer(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  return (server.address() as AddressInfo).port;
}
