/** Ends the process, before the command line is imported, where Node is older than package.json asks. */
import { readFileSync } from 'node:fs';
import { oldNode } from './node-version.ts';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const fault = oldNode(process.versions.node, engines.node);
if (fault !== null) {
  process.stderr.write(`${fault}\n`);
  process.exit(2);
}
