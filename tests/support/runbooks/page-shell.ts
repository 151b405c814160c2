/**
 * The reader's terminal: runs the blocks of one page in order, in bash, in a folder that looks like the
 * repository. Variables that a block sets exist in the next one; some get the test's values.
 */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FencedBlock } from './runbook-page.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const shim = fileURLToPath(new URL('command-shim.mjs', import.meta.url));

/** Written by commands: the reader gets separate folders. */
const written = new Set(['out', 'cdktf.out', 'dist', 'cdktf.json', '.git']);

export interface PageShellOptions {
  /** Empty at first; becomes the reader's folder. */
  readonly folder: string;
  readonly serverUrl: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Variable → value instead of the page's. */
  readonly overrides: Readonly<Record<string, string>>;
}

export interface BlockResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export class PageShell {
  readonly #options: PageShellOptions;
  readonly #home: string;
  readonly #desk: string;
  #count = 0;

  constructor(options: PageShellOptions) {
    this.#options = options;
    this.#home = join(options.folder, 'home');
    this.#desk = join(options.folder, 'desk');
    mkdirSync(join(this.#home, 'bin'), { recursive: true });
    mkdirSync(this.#desk);
    for (const entry of readdirSync(root)) {
      if (!written.has(entry)) symlinkSync(join(root, entry), join(this.#desk, entry));
    }
    writeFileSync(join(this.#desk, 'cdktf.json'), readFileSync(join(root, 'cdktf.json')));
    for (const program of ['aws', 'npm', 'npx', 'terraform']) this.#putShim(program);
  }

  /** The reader's current folder. */
  get desk(): string {
    return this.#desk;
  }

  /** Stops at the first command of the block that fails. */
  run(block: FencedBlock): Promise<BlockResult> {
    const file = join(this.#home, `block-${++this.#count}.sh`);
    const kept = join(this.#home, 'variables.sh');
    const names = [...block.text.matchAll(/^\s*([A-Z][A-Z_0-9]*)=/gm)].map(([, name]) => name);
    const lines = [
      existsSync(kept) ? `source '${kept}'` : '',
      // Also if a command fails, because some are expected to.
      names.length === 0 ? '' : `trap "declare -p ${names.join(' ')} >> '${kept}'" EXIT`,
      'set -eo pipefail',
      overridden(block.text, this.#options.overrides),
    ];
    writeFileSync(file, lines.join('\n'));
    return this.#execute(file);
  }

  #putShim(program: string): void {
    const path = join(this.#home, 'bin', program);
    writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${shim}' ${program} "$@"\n`);
    chmodSync(path, 0o755);
  }

  #execute(file: string): Promise<BlockResult> {
    const PATH = [join(this.#home, 'bin'), process.env['PATH']].join(delimiter);
    const own = { PATH, HOME: this.#home, RUNBOOK_SERVER: this.#options.serverUrl, EDITOR: 'true' };
    const env = { ...this.#options.environment, ...own };
    return new Promise((resolve) => {
      execFile('bash', [file], { cwd: this.#desk, env, maxBuffer: 16 << 20 }, (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        resolve({ code, stdout: out, stderr: err });
      });
    });
  }
}

function overridden(text: string, overrides: Readonly<Record<string, string>>): string {
  return text.replace(/^([A-Z][A-Z_0-9]*)=.*$/gm, (line, name: string) =>
    overrides[name] === undefined ? line : `${name}='${overrides[name]}'`,
  );
}
