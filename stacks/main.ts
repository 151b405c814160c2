/**
 * Synthesis: cdktf.json's settings → Terraform JSON of three stacks per environment under
 * cdktf.out/. `npm run synth` runs it without the CDKTF command line, which works as well.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'cdktf';
import { DashboardStack } from './dashboard-stack.ts';
import { DigestStack } from './digest-stack.ts';
import { FoundationStack } from './foundation-stack.ts';
import { readEnvironments } from './settings.ts';

/** What became of one stack. */
export interface SynthesizedStack {
  readonly name: string;
  /** The file Terraform reads: its folder is where `terraform` runs. */
  readonly file: string;
  readonly resources: number;
}

/**
 * Writes `<outdir>/stacks/<name>/cdk.tf.json` for every stack. `context` is cdktf.json's
 * `context.digest`; `dist` holds the bundles, where `npm run build` puts them by default. Throws as
 * `readEnvironments` does, before anything is written.
 */
export function synthesize(
  context: unknown,
  outdir: string,
  dist?: string,
): readonly SynthesizedStack[] {
  const environments = readEnvironments(context);
  const app = new App({ outdir });
  for (const { stackPrefix, settings } of environments) {
    new FoundationStack(app, `${stackPrefix}foundation`, settings);
    new DigestStack(app, `${stackPrefix}digest`, settings, dist);
    new DashboardStack(app, `${stackPrefix}dashboard`, settings);
  }
  app.synth();
  // In the order of deployment; a stack of an earlier synthesis is no part of this one.
  return app.node.children.map(({ node: { id: name } }) => {
    const file = join(outdir, 'stacks', name, 'cdk.tf.json');
    return { name, file, resources: countResources(readFileSync(file, 'utf8')) };
  });
}

function countResources(json: string): number {
  const { resource = {} } = JSON.parse(json) as { resource?: Record<string, object> };
  return Object.values(resource).reduce((sum, ofType) => sum + Object.keys(ofType).length, 0);
}

function main(): void {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const { context, output } = JSON.parse(readFileSync(join(root, 'cdktf.json'), 'utf8')) as {
    readonly context?: { readonly digest?: unknown };
    readonly output?: string;
  };
  const outdir = join(root, output ?? 'cdktf.out');
  for (const { name, file, resources } of synthesize(context?.digest, outdir)) {
    console.log(`${name}: ${resources} resources in ${relative(process.cwd(), file)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
