/**
 * The server that the shims of `aws`, `npm`, `npx` and `terraform` ask what to do. Every command of a page
 * comes through here, so that the test knows what ran and what did not.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** The reader's current folder. */
  readonly folder: string;
}

export type CommandAnswer =
  | { readonly run: RealProgram; readonly by: string }
  | {
      readonly code: number;
      readonly by: string;
      readonly stdout?: string;
      readonly stderr?: string;
      /** Written to the reader's current folder, in this order. */
      readonly files?: readonly { readonly path: string; readonly text: string }[];
    };

export interface RealProgram {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export interface PassedCommand {
  /** As typed, apart from quotes. */
  readonly command: string;
  /** What executed it, in a word or two. */
  readonly by: string;
}

export interface CommandServer {
  readonly url: string;
  /** In order of arrival. */
  readonly passed: readonly PassedCommand[];
  stop(): Promise<void>;
}

/** Answers commands with the result of `decide`; an error of it becomes the command's failure. */
export async function startCommandServer(
  decide: (asked: AskedCommand) => Promise<CommandAnswer>,
): Promise<CommandServer> {
  const passed: PassedCommand[] = [];
  const server = createServer(async (request, response) => {
    const asked = JSON.parse(await bodyOf(request)) as AskedCommand;
    const answer = await decide(asked).catch((error: Error) => ({
      code: 70,
      by: 'nobody',
      stderr: `${error.stack}\n`,
    }));
    passed.push({ command: [asked.program, ...asked.args].join(' '), by: answer.by });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    passed,
    stop: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
