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
    const [first] = (cause as Error).message.split('. ');
    const hint = `'npm run digest -- ${command} --help' lists what it takes.`;
    throw new InputError(`${first?.replace(/\.$/, '')}; ${hint}`, { cause });
  }
}
