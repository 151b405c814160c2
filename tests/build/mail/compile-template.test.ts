/** Compares the committed template with its source, and checks parts that MJML could have removed. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  compiledTemplate,
  compileTemplate,
  templateSource,
} from '../../../build/mail/compile-template.ts';
import { composeDigest } from '../../../src/mail/digest/compose-digest.ts';
import { figuresWith } from '../../mail/figures-fixture.ts';

describe('the compiled template', () => {
  it("equals the output of 'npm run build:mail'", async () => {
    const compiled = await compileTemplate(await readFile(templateSource, 'utf8'));
    const committed = await readFile(compiledTemplate, 'utf8');
    expect(committed === compiled, "digest-template.js is stale: run 'npm run build:mail'").toBe(
      true,
    );
  });

  it('needs no compiler at run time', async () => {
    const committed = await readFile(compiledTemplate, 'utf8');
    expect(committed.match(/^import .*$/gm)).toEqual([
      "import Handlebars from 'handlebars/runtime.js';",
    ]);
    expect(committed).not.toMatch(/\beval\(|new Function/);
  });

  it('keeps placeholders, loops and the comments for Outlook', () => {
    const { html } = composeDigest(figuresWith());
    expect(html).not.toContain('{{');
    expect(html.match(/<!--\[if/g)?.length).toBe(html.match(/<!\[endif\]-->/g)?.length);
    expect(html).toContain('<!--[if mso | IE]>');
    expect(html).toMatch(/<html lang="en"/);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
  });

  it('rejects MJML that does not validate', async () => {
    await expect(
      compileTemplate('<mjml><mj-body><mj-nothing /></mj-body></mjml>'),
    ).rejects.toThrow();
  });
});
