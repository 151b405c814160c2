/**
 * Compiles `digest.mjml` to `digest-template.js` at build time (`npm run build:mail`), so that
 * sending a mail needs neither MJML nor a template compiler, only Handlebars' runtime.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Handlebars from 'handlebars';
import mjml2html from 'mjml';

/** The template's source. */
export const templateSource = new URL('../digest.mjml', import.meta.url);

/** The compiled template, committed beside its source. */
export const compiledTemplate = new URL('../digest-template.js', import.meta.url);

const header = `// Generated from digest.mjml by 'npm run build:mail'; edit that file, then run it again.
// MJML is compiled to HTML and the HTML to a Handlebars template: rendering evaluates no code.
import Handlebars from 'handlebars/runtime.js';

`;

/** The module text for an MJML source. Throws where MJML finds an error in it. */
export async function compileTemplate(mjml: string): Promise<string> {
  const { html, errors } = await mjml2html(mjml, { validationLevel: 'strict', keepComments: true });
  if (errors.length > 0) {
    throw new Error(`digest.mjml: ${errors.map((error) => error.formattedMessage).join('; ')}`);
  }
  const precompiled = Handlebars.precompile(withoutIndentation(html), {
    strict: true,
    knownHelpersOnly: true,
    preventIndent: true,
  });
  return `${header}export const renderDigest = Handlebars.template(${precompiled});\n`;
}

/** Line breaks stay: where one separates two words, it is as good as a space. */
function withoutIndentation(html: string): string {
  return `${html.replace(/\s*\n\s*/g, '\n').trim()}\n`;
}

async function main(): Promise<void> {
  await writeFile(compiledTemplate, await compileTemplate(await readFile(templateSource, 'utf8')));
  console.log(`Wrote ${fileURLToPath(compiledTemplate)}`);
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) await main();
