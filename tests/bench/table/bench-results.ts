/**
 * The last results of each part, in `results/bench.json`, with the machine on which it was measured: a part
 * that runs alone replaces only its own.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { BenchRow } from './bench-row.ts';
import { benchTable } from './bench-table.ts';
import { parts } from './parts.ts';

export interface MeasuredPart {
  readonly name: string;
  readonly machine: string;
  /** Versions of the peers' packages. */
  readonly peers: string;
  readonly rows: readonly BenchRow[];
  /** Markdown below the table. */
  readonly note?: string | undefined;
}

const file = new URL('../results/bench.json', import.meta.url);

/** Empty if nothing was measured yet. */
export function earlierParts(): readonly MeasuredPart[] {
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { parts: readonly MeasuredPart[] }).parts;
}

/** The earlier parts with the new ones in place of those of the same name, in the table's order. */
export function mergedParts(
  earlier: readonly MeasuredPart[],
  measured: readonly MeasuredPart[],
): readonly MeasuredPart[] {
  const byName = new Map([...earlier, ...measured].map((part) => [part.name, part]));
  return Object.keys(parts).flatMap((name) => byName.get(name) ?? []);
}

export function writeParts(all: readonly MeasuredPart[]): void {
  writeFileSync(file, `${JSON.stringify({ parts: all }, null, 2)}\n`);
}

/** Markdown: a section for each part, with its machine and what became worse since `earlier`. */
export function partsReport(
  all: readonly MeasuredPart[],
  earlier: readonly MeasuredPart[],
): string {
  const sections = all.map(({ name, machine, peers, rows, note }) => {
    const before = earlier.find((part) => part.name === name)?.rows ?? [];
    const title = `## ${name}: ${parts[name]?.does ?? ''}`;
    const about = `${machine}. ${peers}.`;
    return [title, about, benchTable(rows, before), ...(note === undefined ? [] : [note])];
  });
  return sections.flat().join('\n\n');
}
