/** Runbook pages that messages name are there, and every page has its shape. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const headings = ['Meaning', 'Impact', 'Check', 'Fix', 'Confirm', 'Escalate'];

const sources = ['functions', 'cli', 'README.md'].flatMap((start) =>
  start.endsWith('.md')
    ? [start]
    : readdirSync(root + start, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${start}/${file}`),
);

const named = sources.flatMap((file) => {
  const text = readFileSync(root + file, 'utf8');
  return [...text.matchAll(/runbooks\/[a-z0-9-]+(?:\/[a-z0-9-]+)?\.md/g)].map(([page]) => [
    page,
    file,
  ]);
});

const pages = readdirSync(`${root}runbooks`).filter(
  (file) => file.endsWith('.md') && file !== 'README.md',
);

describe('runbook pages', () => {
  it('are named somewhere', () => {
    expect(named.length).toBeGreaterThan(0);
  });

  it.each(named)('%s, which %s names, exists', (page) => {
    expect(existsSync(root + page)).toBe(true);
  });

  it.each(pages)(
    '%s says meaning, impact, check, fix, confirm and escalation, in this order',
    (page) => {
      const text = readFileSync(`${root}runbooks/${page}`, 'utf8');
      const found = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      expect(found).toEqual(headings);
    },
  );
});
