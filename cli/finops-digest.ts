/**
 * The command line. Exit codes: 0 done, 1 failed, 2 bad usage or input. Results go to standard
 * output, progress and errors to standard error.
 */
import { InputError } from '../src/domain/input/input-error.ts';
import { helpText } from './help.ts';
import { version } from './package-json.ts';

/** Each command is loaded when it is called, so that help and version need not wait. */
const commands = {
  run: async () => (await import('./run.ts')).run,
  backfill: async () => (await import('./backfill.ts')).backfill,
  audit: async () => (await import('./audit.ts')).audit,
  preview: async () => (await import('./preview.ts')).preview,
  rules: async () => (await import('./rules.ts')).rules,
  serve: async () => (await import('./serve.ts')).serve,
  query: async () => (await import('./query.ts')).query,
  'resource-metrics': async () => (await import('./resource-metrics.ts')).resourceMetrics,
  warehouse: async () => (await import('./warehouse.ts')).warehouse,
} as const;

/** Runs one command line and returns its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(helpText());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  try {
    if (!Object.hasOwn(commands, name)) {
      const known = Object.keys(commands).join(', ');
      throw new InputError(`Unknown command '${name}'; the commands are ${known}.`);
    }
    const command = await commands[name as keyof typeof commands]();
    return (await command(rest)) ?? 0;
  } catch (error) {
    return report(error);
  }
}

function report(error: unknown): number {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`finops-digest: ${message}\n`);
  if (error instanceof InputError) return 2;
  if (error instanceof Error && error.cause !== undefined) {
    const { cause } = error;
    process.stderr.write(`  cause: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  }
  return 1;
}
