/** Reads a command's flags, so that a misspelt one is an error that teaches. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputError } from '../functions/domain/input-error.ts';

/** Throws an InputError naming the first flag or value the command does not know. */
export function readFlags(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
  command: string,
): Record<string, unknown> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    const hint = `'npm run digest -- ${command} --help' lists what it takes.`;
    throw new InputError(`${problemIn(cause as Error)}; ${hint}`, { cause });
  }
}

function problemIn({ message }: Error): string {
  const flag = /'(?:-\w, )?(--[\w-]+)/.exec(message)?.[1] ?? message;
  if (/argument/.test(message)) return `${flag} needs a value`;
  if (/Unknown option/.test(message)) return `There is no option ${flag}`;
  return message.split(/\.\s|\n/)[0]?.replace(/\.$/, '') ?? message;
}
