/** The tree keeps texts as they are written, and the line of each value, however it is laid out. */
import { describe, expect, test } from 'vitest';
import {
  problemText,
  quoted,
  reportTo,
  type SetProblem,
} from '../../../src/allocation/yaml/problem.ts';
import { readYamlTree, type YamlNode } from '../../../src/allocation/yaml/yaml-tree.ts';

function treeOf(text: string): YamlNode {
  const problems: SetProblem[] = [];
  const tree = readYamlTree(text, reportTo(problems, 'x.yaml'));
  if (tree === null) throw new Error(problems.map(problemText).join('\n'));
  return tree;
}

/** Every text as 'path=text@line'. */
function texts(node: YamlNode, path = ''): readonly string[] {
  if (node.kind === 'text') return [`${path}=${node.text}@${node.line}`];
  if (node.kind === 'list') return node.items.flatMap((item, n) => texts(item, `${path}[${n}]`));
  return node.entries.flatMap(({ key, value }) => texts(value, `${path}.${key}`));
}

describe('lines', () => {
  test('are those of the values, in blocks and in lists of one line', () => {
    const text = '# first\n\na:\n  - b: 1\n    c: [x,\n      y]\n  - {d: "e\n      f"}\n';
    expect(texts(treeOf(text))).toEqual([
      '.a[0].b=1@4',
      '.a[0].c[0]=x@5',
      '.a[0].c[1]=y@6',
      '.a[1].d=e f@7',
    ]);
  });

  test('are the same with CRLF and a byte order mark', () => {
    const text = 'a: 1\nb:\n  - c\n';
    expect(texts(treeOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`))).toEqual(texts(treeOf(text)));
  });

  test('of absent values are those of their keys', () => {
    expect(texts(treeOf('a: 1\nb:\nc: ""\n'))).toEqual(['.a=1@1', '.b=@2', '.c=@3']);
  });
});

test('texts stay as they are written', () => {
  const text = 'a: 0012\nb: no\nc: 1e3\nd: ~\ne: 2026-07-01\nf: 0x1f\ng: |\n  x\n  y\n';
  expect(texts(treeOf(text)).map((one) => one.replace(/@\d+$/, ''))).toEqual([
    '.a=0012',
    '.b=no',
    '.c=1e3',
    '.d=~',
    '.e=2026-07-01',
    '.f=0x1f',
    '.g=x\ny\n',
  ]);
});

test('a directive for an older YAML does not change that', () => {
  expect(texts(treeOf('%YAML 1.1\n---\na: [no, 010, 1:30]\n'))).toEqual([
    '.a[0]=no@3',
    '.a[1]=010@3',
    '.a[2]=1:30@3',
  ]);
});

describe('a quoted text', () => {
  test.each([
    ['plain', "'plain'"],
    ['a\r\nb', String.raw`'a\u{d}\u{a}b'`],
    ['\u202eabc', String.raw`'\u{202e}abc'`],
    ['\ud800', String.raw`'\u{d800}'`],
    ['\u2028', String.raw`'\u{2028}'`],
    ['Köln עברית 😀', "'Köln עברית 😀'"],
    ['😀'.repeat(61), `'${'😀'.repeat(60)}…'`],
  ])('of %j is visible and on one line', (text, shown) => {
    expect(quoted(text)).toBe(shown);
  });
});
