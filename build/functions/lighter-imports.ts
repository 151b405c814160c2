/**
 * Avoids imports of Node's own modules that cost a cold start more than they give: an `import` of one of them
 * reads all of its properties, of which some load further modules, such as the streams of standard input.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** `import { env } from "node:process"`, of which the global has the same properties. */
const processImport = /^import (\{[^}]+\}) from "node:process";$/m;

/** The bodies of our requests are bytes and texts, never files. */
const bodyLength = `export const calculateBodyLength = (body) => {
  if (!body) return 0;
  if (typeof body === 'string') return Buffer.byteLength(body);
  if (typeof body.byteLength === 'number') return body.byteLength;
  throw new Error('the length of a request body is unknown: it is neither bytes nor a text');
};`;

/** An esbuild plugin. */
export const lighterImports: Plugin = {
  name: 'lighter-imports',
  setup: ({ onLoad }) => {
    onLoad(
      { filter: /@aws-sdk\/core\/dist-es\/.*\/util-user-agent-node\/\w+\.js$/ },
      ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(processImport, 'const $1 = process;'),
        loader: 'js',
      }),
    );
    onLoad({ filter: /@smithy\/core\/dist-es\/.*\/calculateBodyLength\.js$/ }, () => ({
      contents: bodyLength,
      loader: 'js',
    }));
  },
};
