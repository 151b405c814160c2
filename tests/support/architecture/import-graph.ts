/** The graph of imports, between files and between folders. */
import { posix } from 'node:path';
import { importsOf, isFile, type SourceFile } from './source-files.ts';

/** Node → the nodes that it imports, both in order of name. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function fileGraph(files: readonly SourceFile[]): ImportGraph {
  return new Map(files.map((file) => [file.path, importsOf(file)]));
}

/** Imports of packages, and inside a folder, are omitted. */
export function folderGraph(files: readonly SourceFile[]): ImportGraph {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const folder = posix.dirname(file.path);
    const targets = graph.get(folder) ?? new Set();
    graph.set(folder, targets);
    for (const target of importsOf(file)) {
      const other = posix.dirname(target);
      if (other !== folder && isFile(target)) targets.add(other);
    }
  }
  return new Map([...graph].sort().map(([folder, targets]) => [folder, [...targets].sort()]));
}

/** The first cycle, as 'a → b → a'; undefined if there is none. */
export function circleIn(graph: ImportGraph): string | undefined {
  const done = new Set<string>();
  const visit = (node: string, above: readonly string[]): string | undefined => {
    if (above.includes(node)) return [...above.slice(above.indexOf(node)), node].join(' → ');
    if (done.has(node)) return undefined;
    for (const target of graph.get(node) ?? []) {
      const circle = visit(target, [...above, node]);
      if (circle !== undefined) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** One line for each folder, as 'folder → folder, folder', lowest layer first. */
export function printed(graph: ImportGraph): string {
  const heightOf = (folder: string): number =>
    1 + Math.max(0, ...(graph.get(folder) ?? []).map(heightOf));
  return [...graph]
    .map(([folder, targets]) => ({ folder, targets, height: heightOf(folder) }))
    .sort((a, b) => a.height - b.height)
    .map(({ folder, targets, height }) => `${height}  ${folder} → ${targets.join(', ') || '–'}`)
    .join('\n');
}
