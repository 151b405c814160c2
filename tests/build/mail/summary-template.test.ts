/** Compares the summaries' committed template with its source. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { compileTemplate, summaryTemplate } from '../../../build/mail/compile-template.ts';

it("the compiled template equals the output of 'npm run build:mail'", async () => {
  const mjml = await readFile(summaryTemplate.source, 'utf8');
  const compiled = await compileTemplate(mjml, summaryTemplate);
  const committed = await readFile(summaryTemplate.compiled, 'utf8');
  expect(committed === compiled, "summary-template.js is stale: run 'npm run build:mail'").toBe(
    true,
  );
});

it('the compiled template needs no compiler at run time', async () => {
  const committed = await readFile(summaryTemplate.compiled, 'utf8');
  expect(committed.match(/^import .*$/gm)).toEqual([
    "import Handlebars from 'handlebars/runtime.js';",
  ]);
  expect(committed).not.toMatch(/\beval\(|new Function/);
});
