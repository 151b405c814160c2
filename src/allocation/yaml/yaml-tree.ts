/**
 * Reads a YAML text into a tree that keeps the line of every value. All scalars stay texts ('012' is not
 * 10, 'no' is not false), and anchors and aliases are rejected, so that a small file cannot become large.
 */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { isDeeperThan } from './nesting-depth.ts';
import { quoted, type Report } from './problem.ts';

export interface YamlText {
  readonly kind: 'text';
  readonly line: number;
  readonly text: string;
}

export interface YamlList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly YamlNode[];
}

export interface YamlMap {
  readonly kind: 'map';
  readonly line: number;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly line: number;
  readonly value: YamlNode;
}

export type YamlNode = YamlText | YamlList | YamlMap;

/** Far more than 500 rules need. */
const maxTextLength = 1_000_000;
/** After an error, the parser misreads what follows. */
const maxErrors = 20;
/** Far deeper than rules are written. */
const maxDepth = 40;

/** The tree; null if the text is not YAML, which is reported. */
export function readYamlTree(text: string, report: Report): YamlNode | null {
  if (text.length > maxTextLength) {
    report(null, `the file has ${text.length} characters; at most ${maxTextLength} are read.`);
    return null;
  }
  const bare = text.replace(/^\uFEFF/, '');
  if (isDeeperThan(bare, maxDepth)) {
    report(null, `values are nested more than ${maxDepth} deep; write fewer levels.`);
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(bare, {
    schema: 'failsafe',
    // It compares each key with all others: `mapEntries` looks them up.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  });
  const lineAt = (node: unknown, otherwise: number) => lineOf(node, lines, otherwise);
  for (const error of document.errors.slice(0, maxErrors)) {
    report(lines.linePos(error.pos[0]).line, said(error));
  }
  if (document.errors.length > 0) return null;
  return treeOf(document.contents, { line: 1, lineAt, report });
}

interface Place {
  readonly line: number;
  readonly lineAt: (node: unknown, otherwise: number) => number;
  readonly report: Report;
}

function treeOf(node: unknown, place: Place): YamlNode | null {
  const line = place.lineAt(node, place.line);
  const below = { ...place, line };
  if (hasAnchor(node) || isAlias(node)) {
    place.report(
      line,
      'anchors (&name) and aliases (*name) are not accepted; write the value again.',
    );
    return null;
  }
  if (node === null || node === undefined) return { kind: 'text', line, text: '' };
  if (isScalar(node)) return { kind: 'text', line, text: textOf(node.value) };
  if (isSeq(node)) return { kind: 'list', line, items: node.items.flatMap(nodes(below)) };
  return isMap(node) ? { kind: 'map', line, entries: mapEntries(node.items, below) } : null;
}

function nodes(place: Place): (item: unknown) => readonly YamlNode[] {
  return (item) => {
    const node = treeOf(item, place);
    return node === null ? [] : [node];
  };
}

function mapEntries(pairs: readonly unknown[], place: Place): readonly YamlEntry[] {
  const lines = new Map<string, number>();
  return pairs.filter(isPair).flatMap((pair) => {
    const line = place.lineAt(pair.key, place.line);
    if (!isScalar(pair.key) || hasAnchor(pair.key)) {
      place.report(line, 'a key must be a plain text.');
      return [];
    }
    const key = textOf(pair.key.value);
    const other = lines.get(key);
    if (other !== undefined) {
      place.report(line, `the key ${quoted(key)} is already in line ${other}; keep one.`);
    }
    lines.set(key, other ?? line);
    const value = treeOf(pair.value, { ...place, line });
    return value === null ? [] : [{ key, line, value }];
  });
}

function hasAnchor(node: unknown): boolean {
  return (node as { readonly anchor?: string } | null)?.anchor !== undefined;
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function lineOf(node: unknown, lines: LineCounter, otherwise: number): number {
  const start = (node as { readonly range?: readonly number[] | null } | null)?.range?.[0];
  return start === undefined ? otherwise : lines.linePos(start).line;
}

/** The parser's message without its position, and plain words for the commonest ones. */
function said(error: YAMLError): string {
  if (error.code === 'TAB_AS_INDENT') return 'a tab cannot indent YAML; use blanks.';
  if (error.code === 'MULTIPLE_DOCS') return 'the file contains several documents; keep one.';
  return `this is not YAML: ${quoted(error.message)}.`;
}
