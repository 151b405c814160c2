/** Ends the process, before the command line is imported, where Node is older than package.json asks. */
import { oldNode } from './node-version.ts';
import { engines } from './package-json.ts';

const fault = oldNode(process.versions.node, engines.node);
if (fault !== null) {
  process.stderr.write(`${fault}\n`);
  process.exit(2);
}
