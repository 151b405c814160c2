/**
 * The README stays short, and the index of decisions lists each one with its number, title and status.
 */
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readMarkdown, root } from '../support/docs/markdown-pages.ts';

const readme = readMarkdown('README.md');

it('the README has at most 120 lines', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(120);
});

it('the README has the two commands that a newcomer runs', () => {
  expect(readme).toContain('npm ci && npm run demo');
  expect(readme).toContain('npm ci && npm test');
});

it('the README links every page of docs/', () => {
  const pages = readdirSync(`${root}docs`).filter((file) => file.endsWith('.md'));
  expect(pages.filter((file) => !readme.includes(`(docs/${file})`))).toEqual([]);
});

const records = readdirSync(`${root}docs/decisions`).filter((file) => /^\d{4}-.*\.md$/.test(file));
const index = readMarkdown('docs/decisions/README.md');

it.each(records)('the index of decisions has number, title and status of %s', (file) => {
  const record = readMarkdown(`docs/decisions/${file}`);
  const { number, title } = /^# (?<number>\d+)\. (?<title>.+)$/m.exec(record)?.groups ?? {};
  const status = /Status: (accepted|superseded|rejected)/.exec(record)?.[1];
  expect(Number(number)).toBe(Number(file.slice(0, 4)));
  const row = index
    .split('\n')
    .find((line) => line.startsWith(`| ${number} | [${title}](${file})`));
  expect(row).toContain(`| ${status}`);
});
