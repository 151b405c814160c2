/** Compares the committed template of the teams' mail with its source. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { compileTemplate, teamTemplate } from '../../../build/mail/compile-template.ts';

it("the compiled template equals the output of 'npm run build:mail'", async () => {
  const mjml = await readFile(teamTemplate.source, 'utf8');
  const compiled = await compileTemplate(mjml, teamTemplate);
  const committed = await readFile(teamTemplate.compiled, 'utf8');
  expect(committed === compiled, "team-template.js is stale: run 'npm run build:mail'").toBe(true);
});
