/**
 * The files of a bundle that its handler loads at the start, as opposed to those that are loaded on demand.
 */
import { basename } from 'node:path';
import type { Metafile } from 'esbuild';

/** The handler's file and all files that it imports statically, named as in the bundle's outputs. */
export function loadedAtOnce({ outputs }: Metafile): readonly string[] {
  const entry = Object.keys(outputs).filter((path) => basename(path) === 'handler.mjs');
  const loaded = new Set(entry);
  for (const path of loaded) {
    const imports = outputs[path]?.imports ?? [];
    for (const { kind, path: target } of imports) {
      if (kind === 'import-statement' && target in outputs) loaded.add(target);
    }
  }
  return [...loaded];
}
