/**
 * How a reader calls this command line, for help and for the commands that messages suggest: through
 * npm's script in a clone, through the package's `bin` where the package is installed.
 */

/** The package holds compiled files only. */
export const isClone = import.meta.url.endsWith('.ts');

/** What is written before the name of a command, such as `run`. */
export const commandName = isClone ? 'npm run digest --' : 'npx finops-digest';

/** Where the files of the examples are. The sample bill is not part of the package. */
export const exampleFolder = isClone ? 'samples/acme/' : '';
