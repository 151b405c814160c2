/**
 * Synthesis: reads the settings from cdktf.json and writes the Terraform JSON of each environment's
 * stacks to cdktf.out/. `npm run synth` runs it without the CDKTF command line, which works as
 * well. `npm run synth -- FILE` reads the settings from another file, such as an example's.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'cdktf';
import { convertToModule } from './child-module/convert-to-module.ts';
import { removeRootModule, writeRootModule } from './child-module/root-module.ts';
import { DashboardStack } from './dashboard-stack.ts';
import { DigestStack } from './digest-stack.ts';
import { FoundationStack } from './foundation-stack.ts';
import { GrafanaStack } from './grafana-stack.ts';
import { type Environment, readEnvironments } from './settings/settings.ts';
import { WarehouseStack } from './warehouse-stack.ts';
import { type BuiltParts, WebStack } from './web-stack.ts';

/** One synthesized stack. */
export interface SynthesizedStack {
  readonly name: string;
  /** The file that Terraform reads; run `terraform` in its folder. */
  readonly file: string;
  readonly resources: number;
}

/**
 * Writes `<outdir>/stacks/<name>/cdk.tf.json` for every stack. `context` is `context.digest` of
 * cdktf.json; `built` has the bundles and the pages, by default where `npm run build` and
 * `npm run build:web` write them. Throws the errors of `readEnvironments` before it writes anything.
 */
export function synthesize(
  context: unknown,
  outdir: string,
  built: BuiltParts = {},
): readonly SynthesizedStack[] {
  const environments = readEnvironments(context);
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir });
  for (const environment of environments) addStacks(app, environment, built);
  app.synth();
  const stacks = synthesizedStacks(app, outdir);
  const variables = environments.find((one) => one.variables !== undefined)?.variables;
  if (variables === undefined) removeRootModule(outdir);
  else writeRootModule(outdir, stacks, variables);
  return stacks;
}

/** A module has neither dashboard; its caller may give an existing data set and an address. */
function addStacks(app: App, environment: Environment, built: BuiltParts): void {
  const { stackPrefix, settings, variables } = environment;
  const foundation = new FoundationStack(app, `${stackPrefix}foundation`, settings);
  const digest = new DigestStack(app, `${stackPrefix}digest`, settings, built.dist);
  if (variables === undefined) {
    new DashboardStack(app, `${stackPrefix}dashboard`, settings);
    const { web } = settings;
    if (web !== undefined) new WebStack(app, `${stackPrefix}web`, { settings, web, built });
    addReaders(app, environment);
    return;
  }
  for (const stack of [foundation, digest]) convertToModule(stack, { settings, variables });
}

/** The stacks of those who live in Redshift or Grafana, if the settings want them. */
function addReaders(app: App, { stackPrefix, settings }: Environment): void {
  const { warehouse, grafana } = settings;
  if (warehouse !== undefined) {
    new WarehouseStack(app, `${stackPrefix}warehouse`, { settings, warehouse });
  }
  if (grafana !== undefined) {
    new GrafanaStack(app, `${stackPrefix}grafana`, { settings, grafana });
  }
}

function synthesizedStacks(app: App, outdir: string): readonly SynthesizedStack[] {
  // In the order of deployment. Stacks that an earlier synthesis wrote are not listed.
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
  const file = process.argv[2] ?? join(root, 'cdktf.json');
  const { context, output } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly context?: { readonly digest?: unknown };
    readonly output?: string;
  };
  const outdir = resolve(root, output ?? 'cdktf.out');
  for (const { name, file: stack, resources } of synthesize(context?.digest, outdir)) {
    console.log(`${name}: ${resources} resources in ${relative(process.cwd(), stack)}`);
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
