/**
 * `npm run sample`: writes a bill of the invented company Acme. Without options it writes the committed
 * sample again. Progress goes to stderr; the list of written files goes to stdout.
 */
import { InputError } from '../src/domain/input/input-error.ts';
import { type GeneratedBill, generateBill } from './generator/generate-bill.ts';
import { sampleHelp, sampleOptions } from './sample-arguments.ts';

function summary(bill: GeneratedBill): string {
  const trees = Object.entries(bill.trees).map(
    ([format, tree]) => `${format}: ${tree.lines.toLocaleString('en-US')} lines in ${tree.root}`,
  );
  return [...trees, `accounts: ${bill.accounts}`, `budgets: ${bill.budgets}`, ''].join('\n');
}

async function main(): Promise<void> {
  const options = sampleOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(sampleHelp);
    return;
  }
  const onProgress = (message: string) => process.stderr.write(`${message}\n`);
  process.stdout.write(summary(await generateBill({ ...options, onProgress })));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const isInput = error instanceof InputError;
  if (isInput) process.stderr.write('See npm run sample -- --help\n');
  process.exitCode = isInput ? 2 : 1;
});
