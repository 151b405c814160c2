/**
 * The flags of `run`. `--resend` may be alone (all mails of the day) or name an audience. `node:util`
 * parseArgs does not support this, so the option is read separately before the others.
 */
import { InputError } from '../src/domain/input/input-error.ts';
import { readFlags } from './read-flags.ts';
import { runFlags } from './run-options.ts';

const flag = '--resend';

/** Throws an InputError like `readFlags`, and for an empty audience. */
export function readRunFlags(args: readonly string[]): Record<string, unknown> {
  const at = args.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
  if (at < 0) return readFlags(args, runFlags, 'run');
  const [audience, taken] = audienceAt(args, at);
  const rest = [...args.slice(0, at), ...args.slice(at + taken)];
  return { ...readFlags(rest, runFlags, 'run'), resend: audience ?? true };
}

/** The audience named at that position, and the number of arguments that it takes. */
function audienceAt(args: readonly string[], at: number): [string | undefined, number] {
  const given = args[at] ?? '';
  const next = args[at + 1];
  if (given === flag) {
    const isAlone = next === undefined || next.startsWith('-');
    return isAlone ? [undefined, 1] : [named(next), 2];
  }
  return [named(given.slice(flag.length + 1)), 1];
}

function named(audience: string): string {
  if (audience !== '') return audience;
  throw new InputError(
    `${flag} was given an empty audience: write it alone for all mails of the day, or name one.`,
  );
}
