/**
 * What package.json says of this command line. It is one folder above the source files and above the
 * compiled ones alike. An old Node reads this file: only what Node 14 understands may be used here.
 */
import { readFileSync } from 'node:fs';

/** The package's version, as '0.1.0', and the versions of Node that it needs, as '>=20.19.0'. */
export const { version, engines } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { readonly version: string; readonly engines: { readonly node: string } };
