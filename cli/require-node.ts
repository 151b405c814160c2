/** Ends the process, before the command line is imported, where Node is older than package.json asks. */
import { oldNode } from './node-version.ts';
import { engines } from './package-json.ts';

const problem = oldNode(process.versions.node, engines.node);
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(2);
}
