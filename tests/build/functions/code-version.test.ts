/** The hash by which a bundle finds the answers that it keeps: of its own content, and of nothing else. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compileCli } from '../../../build/cli/compile-cli.ts';
import { bundleFunction, bundleModule } from '../../../build/functions/bundle-functions.ts';
import { folderForSuite } from '../../support/temp-folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = folderForSuite();
const source = join(root, 'src/api/answers/code-version.ts');

/** A module that makes an answer, and says by which hash it is kept. */
async function versionOf(answer: string, out: string): Promise<string> {
  const module = join(folder(), 'answer.ts');
  writeFileSync(
    module,
    `import { codeVersion } from ${JSON.stringify(source)};
     export const answer = ${JSON.stringify(answer)};
     console.log(codeVersion());`,
  );
  await bundleModule(relative(root, module), join(folder(), out));
  return String(execFileSync(process.execPath, [join(folder(), out, 'answer.mjs')])).trim();
}

const namesIn = (out: string) => readdirSync(join(folder(), out)).sort();
const textsIn = (out: string) =>
  namesIn(out).map((name) => [basename(name), readFileSync(join(folder(), out, name), 'utf8')]);

test('the same sources have the same hash, and a changed answer another', async () => {
  const first = await versionOf('40', 'first');
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(await versionOf('40', 'second')).toBe(first);
  expect(await versionOf('41', 'third')).not.toBe(first);
});

test('the API is the same bytes each time it is built, with a hash', async () => {
  await bundleFunction('api', join(folder(), 'one'));
  await bundleFunction('api', join(folder(), 'two'));
  expect(textsIn('one/api')).toEqual(textsIn('two/api'));
  const text = JSON.stringify(textsIn('one/api'));
  expect(text).toMatch(/=\(\)=>\\"[0-9a-f]{32}\\"/);
  expect(text).not.toContain('hash-of-this-bundle');
});

test('so has the packed command line', async () => {
  await compileCli(join(folder(), 'dist-cli'));
  const text = JSON.stringify(textsIn('dist-cli'));
  expect(text).toMatch(/codeVersion = \(\) => \\"[0-9a-f]{32}\\"/);
  expect(text).not.toContain('hash-of-this-bundle');
});
