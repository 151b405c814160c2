/** Which of a bundle's files its handler waits for, as opposed to what is loaded when it is used. */
import { basename } from 'node:path';
import type { Metafile } from 'esbuild';

/** The handler's file and those that it cannot load without, as the bundle's outputs name them. */
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
