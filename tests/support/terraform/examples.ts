/** The examples of `examples/` as Terraform reads them, in the emulator's account. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { motoAccountId } from '../aws/moto-server.ts';

const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));
const theirAccount = '111122223333';

/** Names of the examples that are settings of stacks, without the one that is a module. */
export const examples: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** `context.digest` of an example's cdktf.json. */
export function exampleContext(name: string): object {
  const { context } = JSON.parse(exampleText(name, 'cdktf.json')) as {
    context: { digest: object };
  };
  return context.digest;
}

/** A file of an example, with its account replaced by the emulator's. */
export function exampleText(name: string, file: string): string {
  return readFileSync(`${folder}${name}/${file}`, 'utf8').replaceAll(theirAccount, motoAccountId);
}
