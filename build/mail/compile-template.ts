/**
 * Compiles the mails' `.mjml` files to JavaScript at build time (`npm run build:mail`), so that sending a
 * mail needs only Handlebars' runtime, and neither MJML nor a template compiler.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Handlebars from 'handlebars';
import mjml2html from 'mjml';

/** One mail: its source, its module and the function that the module exports. */
export interface Template {
  readonly source: URL;
  /** The compiled module, committed next to its source. */
  readonly compiled: URL;
  readonly render: 'renderDigest' | 'renderSummary' | 'renderTeam';
}

/** The daily digest. */
export const digestTemplate: Template = {
  source: new URL('../../src/mail/digest/digest.mjml', import.meta.url),
  compiled: new URL('../../src/mail/digest/digest-template.js', import.meta.url),
  render: 'renderDigest',
};

/** The summaries of weeks and months. */
export const summaryTemplate: Template = {
  source: new URL('../../src/mail/period/summary.mjml', import.meta.url),
  compiled: new URL('../../src/mail/period/summary-template.js', import.meta.url),
  render: 'renderSummary',
};

/** The mail to the owners of one team. */
export const teamTemplate: Template = {
  source: new URL('../../src/mail/teams/team.mjml', import.meta.url),
  compiled: new URL('../../src/mail/teams/team-template.js', import.meta.url),
  render: 'renderTeam',
};

/** The daily digest's source. */
export const templateSource = digestTemplate.source;

/** The daily digest's compiled template. */
export const compiledTemplate = digestTemplate.compiled;

/** Returns the module text for a template's MJML. Throws if MJML finds an error in it. */
export async function compileTemplate(
  mjml: string,
  { source, render }: Template = digestTemplate,
): Promise<string> {
  const name = source.pathname.split('/').at(-1);
  const { html, errors } = await mjml2html(mjml, { validationLevel: 'strict', keepComments: true });
  if (errors.length > 0) {
    throw new Error(`${name}: ${errors.map((error) => error.formattedMessage).join('; ')}`);
  }
  const precompiled = Handlebars.precompile(withoutIndentation(html), {
    strict: true,
    knownHelpersOnly: true,
    preventIndent: true,
  });
  return `${headerOf(name)}export const ${render} = Handlebars.template(${precompiled});\n`;
}

function headerOf(name: string | undefined): string {
  return `// Generated from ${name} by 'npm run build:mail'; edit that file, then run it again.
// MJML is compiled to HTML and the HTML to a Handlebars template: rendering evaluates no code.
import Handlebars from 'handlebars/runtime.js';

`;
}

/** Keeps line breaks: between two words a line break has the effect of a space. */
function withoutIndentation(html: string): string {
  return `${html.replace(/\s*\n\s*/g, '\n').trim()}\n`;
}

async function main(): Promise<void> {
  for (const template of [digestTemplate, summaryTemplate, teamTemplate]) {
    const mjml = await readFile(template.source, 'utf8');
    await writeFile(template.compiled, await compileTemplate(mjml, template));
    console.log(`Wrote ${fileURLToPath(template.compiled)}`);
  }
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) await main();
