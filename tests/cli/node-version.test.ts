/** An old Node is reported before anything else is read or written. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { oldNode } from '../../cli/node-version.ts';

const engines = '>=20.19.0';
const source = (name: string) =>
  readFileSync(new URL(`../../cli/${name}`, import.meta.url), 'utf8');

test.each(['20.19.0', '20.20.2', '21.0.0', '22.12.1', '100.0.0', '24.0.0-nightly2026'])(
  'Node %s is new enough',
  (version) => expect(oldNode(version, engines)).toBeNull(),
);

test.each(['20.18.3', '18.20.8', '9.99.99', 'v20.18.9', '14.0.0-rc.1'])(
  'Node %s is too old',
  (version) => {
    expect(oldNode(version, engines)).toBe(
      `finops-digest: this is Node ${version}, and 20.19.0 or newer is needed; install it and run ` +
        'again. Nothing was changed.',
    );
  },
);

test('the minimum in package.json is understood', () => {
  const bound = JSON.parse(source('../package.json')).engines.node;
  expect(oldNode('1.0.0', bound)).toMatch(/is needed/);
  expect(oldNode(process.versions.node, bound)).toBeNull();
});

test.each(['main.ts', 'demo/demo.ts'])(
  '%s checks the version before it imports code that an old Node cannot read',
  (name) => {
    const imports = [...source(name).matchAll(/^import .*'([^']+)';$/gm)].map(([, from]) => from);
    expect(imports[0]).toMatch(/^\.\.?\/require-node\.ts$/);
    expect(imports.slice(1).filter((from) => !from?.startsWith('node:'))).toEqual([]);
  },
);
