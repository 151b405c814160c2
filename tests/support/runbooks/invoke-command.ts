/**
 * `aws lambda invoke`, which moto supports only with Docker: runs the function's real bundle, writes the
 * answer to the command's file, and stores the log.
 */
import { parseArgs } from 'node:util';
import { type Invocation, invoke } from '../lambda/lambda.ts';
import type { CommandAnswer } from './command-server.ts';
import type { FunctionLogs } from './function-logs.ts';

export interface InvokableFunctions {
  /** Start of the functions' names, such as 'acme-finops-prod'. */
  readonly system: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logs: FunctionLogs;
  /** Gets a line for each invocation that throws. */
  readonly failures: string[];
}

const options = {
  'function-name': { type: 'string' },
  payload: { type: 'string' },
  'invocation-type': { type: 'string' },
  'cli-binary-format': { type: 'string' },
} as const;

/** `args`: the arguments after `aws lambda invoke`. Throws if AWS's own client would reject them. */
export async function invokeCommand(
  args: readonly string[],
  { system, environment, logs, failures }: InvokableFunctions,
): Promise<CommandAnswer> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { 'function-name': name = '', payload = '{}', 'invocation-type': type } = values;
  if (values['cli-binary-format'] !== 'raw-in-base64-out') {
    throw new Error('version 2 of the command takes --payload as base64 without the format');
  }
  if (!name.startsWith(`${system}-`)) throw new Error(`Function not found: ${name}`);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new Error('one file for the answer, please');
  const folder = name.slice(system.length + 1);
  const invocation = await invoke(folder, environment, JSON.parse(payload));
  await logs.keep(name, invocation);
  if (invocation.error !== undefined) failures.push(`${name}: ${invocation.error.message}`);
  const by = `bundle of ${folder}`;
  if (type === 'Event') return { by, code: 0, stdout: asJson({ StatusCode: 202 }) };
  const text = answerText(invocation);
  const failed = invocation.error === undefined ? {} : { FunctionError: 'Unhandled' };
  const stdout = asJson({ StatusCode: 200, ...failed, ExecutedVersion: '$LATEST' });
  return { by, code: 0, stdout, files: [{ path, text }] };
}

function answerText({ result, error }: Invocation): string {
  if (error === undefined) return JSON.stringify(result ?? null);
  return JSON.stringify({ errorType: error.name, errorMessage: error.message });
}

function asJson(value: object): string {
  return `${JSON.stringify(value, null, 4)}\n`;
}
