/**
 * Leaves out of a bundle what no function on Lambda can reach in the packages it holds. Each entry
 * says why; whatever is asked of a stand-in nevertheless fails in words, or does the harmless thing.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

interface StandIn {
  /** Of the module's path, below `node_modules/`. */
  readonly path: RegExp;
  readonly contents: string;
}

/** The SDK goes on to the next source of credentials. */
const noCredentials = `const none = () => async () => {
  throw Object.assign(new Error('not among the sources of credentials on Lambda'), { tryNextLink: true });
};`;

const placeholderValues: readonly StandIn[] = [
  // Lambda hands out its role's credentials in the environment; profiles, logins and single sign-on
  // belong to people's machines.
  {
    path: /@aws-sdk\/credential-provider-sso\/dist-es\/index\.js$/,
    contents: `${noCredentials} export const fromSSO = none;`,
  },
  {
    path: /@aws-sdk\/credential-provider-ini\/dist-es\/index\.js$/,
    contents: `${noCredentials} export const fromIni = none;`,
  },
  {
    path: /@aws-sdk\/credential-provider-process\/dist-es\/index\.js$/,
    contents: `${noCredentials} export const fromProcess = none;`,
  },
  {
    path: /@aws-sdk\/credential-provider-web-identity\/dist-es\/index\.js$/,
    contents: `${noCredentials} export const fromTokenFile = none;`,
  },
  // Advises to leave an old Node for a newer one: the runtime is a setting of the stacks, and a log of
  // costs is not the place where anybody would read it.
  {
    path: /@aws-sdk\/core\/dist-es\/submodules\/client\/emitWarningIfUnsupportedVersion\.js$/,
    contents: `export const state = { warningEmitted: false };
      export const emitWarningIfUnsupportedVersion = () => undefined;`,
  },
  // Reads a browser's user agent.
  { path: /bowser\/bowser\.mjs$/, contents: 'export const parse = () => undefined;' },
  // Guesses types from file names; every attachment here says its own.
  {
    path: /nodemailer\/dist\/esm\/mime-funcs\/mime-types\.js$/,
    contents: `export const detectMimeType = () => 'application/octet-stream';
      export const detectExtension = () => 'bin';`,
  },
];

/** Shapes of every operation of an AWS service. */
const schemas = /node_modules\/@aws-sdk\/[^/]+\/dist-es\/(?:[^/]+\/)*schemas\/schemas_0\.js$/;

/**
 * A module's computed keys as the texts they are: to esbuild, `{ [_name]: 1 }` may have a side effect,
 * so that of S3, SES and QuickSight no operation's shapes could be left out.
 */
export function plainKeys(module: string): string {
  const names = new Map(
    Array.from(module.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm), ([, name, text]) => [
      name,
      text,
    ]),
  );
  return module.replace(/\[(_\w+)\](?=:)/g, (key, name: string) => names.get(name) ?? key);
}

/** An esbuild plugin. */
export const stubPackages: Plugin = {
  name: 'stub-packages',
  setup: ({ onLoad }) => {
    for (const { path, contents } of placeholderValues) {
      const filter = new RegExp(`node_modules/${path.source}`);
      onLoad({ filter }, () => ({ contents, loader: 'js' }));
    }
    onLoad({ filter: schemas }, ({ path }) => ({
      contents: plainKeys(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
  },
};
