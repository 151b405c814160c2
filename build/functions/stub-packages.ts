/**
 * Excludes from a bundle the parts of its packages that no function on Lambda can reach. Each entry gives
 * the reason. If a stub is called nevertheless, it throws an error with a message or does something
 * harmless.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

interface StandIn {
  /** Matches the module's path below `node_modules/`. */
  readonly path: RegExp;
  readonly contents: string;
}

/** With this error the SDK tries the next source of credentials. */
const noCredentials = `const none = () => async () => {
  throw Object.assign(new Error('not among the sources of credentials on Lambda'), { tryNextLink: true });
};`;

const placeholderValues: readonly StandIn[] = [
  // Lambda provides its role's credentials in the environment; profiles, logins and single sign-on exist
  // only on people's machines.
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
  // A warning to replace an old Node: the runtime is a setting of the stacks, and nobody would read the
  // warning in the function's log.
  {
    path: /@aws-sdk\/core\/dist-es\/submodules\/client\/emitWarningIfUnsupportedVersion\.js$/,
    contents: `export const state = { warningEmitted: false };
      export const emitWarningIfUnsupportedVersion = () => undefined;`,
  },
  // A parser for a browser's user agent.
  { path: /bowser\/bowser\.mjs$/, contents: 'export const parse = () => undefined;' },
  // Hash functions for a Node without OpenSSL; Lambda's has it.
  ...['Sha256Js', 'Sha1Js', 'Md5Js'].map((name) => ({
    path: new RegExp(`@(?:smithy/core|aws-sdk/checksums)/dist-es/submodules/.*/${name}\\.js$`),
    contents: `export class ${name} {
      constructor() { throw new Error('Node was built without the hash functions of OpenSSL'); }
    }`,
  })),
  // Event streams, such as those of S3's SelectObjectContent: no operation that a function calls has one.
  {
    path: /@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/,
    contents: `const none = () => { throw new Error('event streams are not in this bundle'); };
      export const eventStreamSerdeProvider = () => ({});
      export const resolveEventStreamSerdeConfig = (config) => config;
      export class EventStreamSerde { constructor() { none(); } }`,
  },
  // Guesses types from file names; every attachment here has an explicit type.
  {
    path: /nodemailer\/dist\/esm\/mime-funcs\/mime-types\.js$/,
    contents: `export const detectMimeType = () => 'application/octet-stream';
      export const detectExtension = () => 'bin';`,
  },
];

/** Modules with the shapes of every operation of an AWS service. */
const schemas = /node_modules\/@aws-sdk\/[^/]+\/dist-es\/(?:[^/]+\/)*schemas\/schemas_0\.js$/;

/**
 * Replaces a module's computed keys by their text: for esbuild, `{ [_name]: 1 }` may have a side effect, so
 * that it could not drop the unused operations of S3, SES and QuickSight.
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
