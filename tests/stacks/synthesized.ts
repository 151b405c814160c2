/** All stacks of given settings as Terraform reads them; the folder is deleted afterwards. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../stacks/main.ts';
import { built } from './digest-fixture.ts';

export interface StackJson {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly resource?: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
  >;
  readonly output: Readonly<
    Record<string, { readonly value: string; readonly description: string }>
  >;
  readonly [block: string]: unknown;
}

/** Stacks by name. */
export function synthesized(settings: object): Readonly<Record<string, StackJson>> {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-synth-'));
  try {
    const stacks = synthesize(settings, join(folder, 'cdktf.out'), built);
    return Object.fromEntries(
      stacks.map(({ name, file }) => [name, JSON.parse(readFileSync(file, 'utf8')) as StackJson]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
