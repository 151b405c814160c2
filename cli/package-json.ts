/**
 * Reads this command line's data from package.json, which is one folder above the source files and also
 * above the compiled ones. An old Node runs this file: use only syntax that Node 14 understands here.
 */
import { readFileSync } from 'node:fs';

/** The package's version, such as '0.1.0', and the required Node versions, such as '>=20.19.0'. */
export const { version, engines } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { readonly version: string; readonly engines: { readonly node: string } };
