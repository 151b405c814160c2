/**
 * One Terraform configuration in a separate folder: runs the real binary there, with a CLI configuration
 * and a local state that nothing outside the folder can change.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TerraformTools } from './find-terraform.ts';
import type { PlannedChange, StateResource, TerraformJson } from './terraform-json.ts';

export interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
}

export interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlannedActions {
  /** 'address (create)' of every resource that would change, sorted. */
  readonly actions: readonly string[];
  /** Warnings; an error is thrown. */
  readonly diagnostics: readonly Diagnostic[];
}

export class TerraformFolder {
  readonly path: string;
  readonly #tools: TerraformTools;

  private constructor(path: string, tools: TerraformTools) {
    this.path = path;
    this.#tools = tools;
  }

  /** Copies a synthesized stack with its assets; `configuration` replaces its cdk.tf.json. */
  static of(
    tools: TerraformTools,
    stack: { readonly folder: string; readonly configuration: TerraformJson },
    override: TerraformJson,
  ): TerraformFolder {
    const path = mkdtempSync(join(tmpdir(), 'finops-digest-terraform-'));
    cpSync(stack.folder, path, { recursive: true });
    writeFileSync(join(path, 'cdk.tf.json'), JSON.stringify(stack.configuration, null, 1));
    writeFileSync(join(path, 'zz_test_override.tf.json'), JSON.stringify(override));
    mkdirSync(join(path, '.cache'), { recursive: true });
    writeFileSync(join(path, 'test.tfrc'), cliConfiguration(tools, join(path, '.cache')));
    return new TerraformFolder(path, tools);
  }

  /** Changes a file of the configuration. Throws if it does not contain the text. */
  replace(file: string, text: string, by: string): void {
    const path = join(this.path, file);
    const before = readFileSync(path, 'utf8');
    if (!before.includes(text)) throw new Error(`${file} has no ${text}`);
    writeFileSync(path, before.replaceAll(text, by));
  }

  /** Installs the provider; the state is a file in the folder. */
  async init(): Promise<void> {
    await this.#run(['init', '-input=false', '-no-color']);
  }

  /** The provider's own validation; a rejected configuration is an answer, not an error. */
  async validate(): Promise<Validation> {
    return JSON.parse(await this.#run(['validate', '-json', '-no-color'], [0, 1]));
  }

  /** Every resource with its planned action; reads the state's resources again first. */
  async plan(): Promise<readonly PlannedChange[]> {
    return JSON.parse(await this.planText()).resource_changes ?? [];
  }

  /** Only the action of every resource: in half the time of `plan`, which starts the provider again to show values. */
  async planActions(): Promise<PlannedActions> {
    const text = await this.#run(['plan', '-json', '-input=false', '-lock=false'], [0, 1]);
    const { actions, diagnostics } = actionsIn(text);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const said = errors.map(({ summary, detail = '' }) => `${summary}: ${detail}`);
    if (said.length > 0) throw new Error(`terraform plan failed: ${said.join('\n')}`);
    return { actions, diagnostics };
  }

  /** The complete plan in Terraform's JSON format, for other programs. */
  async planText(): Promise<string> {
    await this.#run(['plan', '-input=false', '-no-color', '-lock=false', '-out=test.tfplan']);
    return this.#run(['show', '-json', 'test.tfplan']);
  }

  async apply(): Promise<void> {
    await this.#run(['apply', '-input=false', '-no-color', '-auto-approve', '-parallelism=16']);
  }

  /** Destroys everything that was applied, or a part of it: a resource, or a module. */
  async destroy(target?: string): Promise<void> {
    const part = target === undefined ? [] : [`-target=${target}`];
    await this.#run(['destroy', '-input=false', '-no-color', '-auto-approve', ...part]);
  }

  /** Another configuration with the same state, as after a changed setting. */
  configure(configuration: TerraformJson): void {
    writeFileSync(join(this.path, 'cdk.tf.json'), JSON.stringify(configuration, null, 1));
  }

  /** The resources in Terraform's state after `apply`, including modules. */
  async state(): Promise<readonly StateResource[]> {
    const shown = JSON.parse(await this.#run(['show', '-json']));
    return resourcesOf(shown.values?.root_module);
  }

  /** One output of the applied configuration, as text. */
  output(name: string): Promise<string> {
    return this.#run(['output', '-raw', name]);
  }

  /** All outputs as the JSON that Terraform prints. */
  outputs(): Promise<string> {
    return this.#run(['output', '-json']);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  /** Throws an Error with Terraform's own message if it ends with another exit code. */
  #run(args: readonly string[], accepted: readonly number[] = [0]): Promise<string> {
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: this.path,
      TF_CLI_CONFIG_FILE: join(this.path, 'test.tfrc'),
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
      // A third of the time was garbage collection: each command builds the provider's schemas anew.
      GOGC: '400',
    };
    const options = { cwd: this.path, env, maxBuffer: 256 << 20 };
    return new Promise((resolve, reject) => {
      execFile(this.#tools.binary, args, options, (error, stdout, stderr) => {
        if (accepted.includes(error === null ? 0 : Number(error.code))) resolve(stdout);
        else
          reject(new Error(`terraform ${args[0]} failed: ${stderr || stdout}`, { cause: error }));
      });
    });
  }
}

/** https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
interface UiMessage {
  readonly type: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly diagnostic?: Diagnostic;
}

function actionsIn(output: string): PlannedActions {
  const messages = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as UiMessage);
  const actions = messages.flatMap(({ type, change }) =>
    type === 'planned_change' && change !== undefined && !/^(read|noop)$/.test(change.action)
      ? [`${change.resource.addr} (${change.action})`]
      : [],
  );
  const diagnostics = messages.flatMap(({ diagnostic }) => diagnostic ?? []);
  return { actions: actions.sort(), diagnostics };
}

interface StateModule {
  readonly resources?: readonly StateResource[];
  readonly child_modules?: readonly StateModule[];
}

function resourcesOf({ resources = [], child_modules = [] }: StateModule = {}): StateResource[] {
  return [...resources, ...child_modules.flatMap(resourcesOf)];
}

/** https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation */
function cliConfiguration({ mirror }: TerraformTools, cache: string): string {
  const quoted = JSON.stringify;
  const installation =
    mirror === undefined
      ? `plugin_cache_dir = ${quoted(cache)}`
      : `provider_installation {\n  filesystem_mirror {\n    path = ${quoted(mirror)}\n  }\n}`;
  return `disable_checkpoint = true\n${installation}\n`;
}
