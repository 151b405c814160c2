/** Reads a command's flags; the error about a misspelled flag says what to write. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputError } from '../src/domain/input/input-error.ts';
import { commandName } from './command-name.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Throws an InputError naming the first unknown flag or unexpected value. */
export function readFlags(
  args: readonly string[],
  options: Options,
  command: string,
): Record<string, unknown> {
  return read(args, { options, allowPositionals: false }, command).flags;
}

/** The same for a command that also takes texts without a flag. */
export function readFlagsAndTexts(
  args: readonly string[],
  options: Options,
  command: string,
): FlagsAndTexts {
  return read(args, { options, allowPositionals: true }, command);
}

export interface FlagsAndTexts {
  readonly flags: Record<string, unknown>;
  readonly texts: readonly string[];
}

function read(
  args: readonly string[],
  accepted: Pick<ParseArgsConfig, 'options' | 'allowPositionals'>,
  command: string,
): FlagsAndTexts {
  const hint = `'${commandName} ${command} --help' lists what it takes`;
  let found: ReturnType<typeof parseArgs>;
  try {
    found = parseArgs({ args: [...args], ...accepted, strict: true });
  } catch (cause) {
    throw new InputError(`${problemIn(cause as ParseError)}; ${hint}.`, { cause });
  }
  const { values: flags, positionals: texts } = found;
  const empty = Object.keys(flags).find((name) => flags[name] === '');
  if (empty !== undefined) throw new InputError(`--${empty} needs a value; ${hint}.`);
  return { flags, texts };
}

interface ParseError extends Error {
  readonly code?: string;
}

/** The problem, by the error code of `parseArgs`; its messages begin by quoting the input. */
function problemIn({ code, message }: ParseError): string {
  const quoted = /'(?:-\w, )?([^']*?)(?: <value>)?'/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return strayWord(quoted);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return unknownOption(quoted);
  if (/does not take an argument/.test(message)) return `${quoted} takes no value: write it alone`;
  if (/argument/.test(message)) return `${quoted} needs a value`;
  return message.split(/\.\s|\n/)[0]?.replace(/\.$/, '') ?? message;
}

function strayWord(word: string): string {
  const advice = /^[\u2010-\u2015\u2212]/.test(word)
    ? 'write options with two plain hyphens, such as --bill'
    : 'every value follows its option, such as --bill FOLDER';
  return `Unexpected argument '${word}': ${advice}`;
}

function unknownOption(option: string): string {
  const isShort = /^-\w$/.test(option);
  return `Unknown option ${option}${isShort ? ': options begin with two hyphens' : ''}`;
}
