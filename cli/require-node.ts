/** Ends the process if Node is older than package.json requires, before the command line is imported. */
import { oldNode } from './node-version.ts';
import { engines } from './package-json.ts';

const problem = oldNode(process.versions.node, engines.node);
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(2);
}
