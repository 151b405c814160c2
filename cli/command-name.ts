/**
 * The command with which a user starts this program, for help and for commands in messages: npm's script in
 * a clone, the package's `bin` if the package is installed.
 */

/** The package contains only compiled files. */
export const isClone = import.meta.url.endsWith('.ts');

/** The text before the name of a command, such as `run`. */
export const commandName = isClone ? 'npm run digest --' : 'npx finops-digest';

/** The folder of the examples' files. The package does not contain the sample bill. */
export const exampleFolder = isClone ? 'samples/acme/' : '';
