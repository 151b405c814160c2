/** Applies a synthesized stack to the emulator, without the resources that the emulator cannot create. */
import { type Exclusion, excludeResources } from './exclude-resources.ts';
import type { TerraformTools } from './find-terraform.ts';
import { motoOverride } from './moto-override.ts';
import { TerraformFolder } from './terraform-folder.ts';
import { addressesOf, type StateResource } from './terraform-json.ts';
import type { TestStack } from './test-stacks.ts';

export interface AppliedStack {
  /** Its folder, with the state; the caller removes it. */
  readonly terraform: TerraformFolder;
  /** The resources in Terraform's state. */
  readonly resources: readonly StateResource[];
  /** Addresses of the planned resources, sorted. */
  readonly wanted: readonly string[];
  /** Counts, excluded resources, and the time, in a few lines. */
  readonly summary: string;
}

export interface ApplyRequest {
  readonly stack: TestStack;
  readonly exclusions: readonly Exclusion[];
}

/** Throws with Terraform's own message if it fails; the folder is removed then. */
export async function applyStack(
  tools: TerraformTools,
  motoUrl: string,
  { stack, exclusions }: ApplyRequest,
): Promise<AppliedStack> {
  const started = performance.now();
  const { configuration, excluded } = excludeResources(stack.configuration, exclusions);
  const override = motoOverride(configuration, motoUrl);
  const terraform = TerraformFolder.of(tools, { ...stack, configuration }, override);
  try {
    await terraform.init();
    await terraform.apply();
    const resources = await terraform.state();
    const wanted = addressesOf(configuration);
    const reasoned = (address: string) =>
      `${address} (${exclusions.find(({ what }) => address.split('.')[0] === what.split('.')[0])?.reason})`;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const all = wanted.length + excluded.length;
    const counts = `${stack.name}: ${all} resources, ${wanted.length} applied in ${seconds} s`;
    const summary = [counts, ...excluded.map((address) => `  left out: ${reasoned(address)}`)].join(
      '\n',
    );
    return { terraform, resources, wanted, summary };
  } catch (error) {
    terraform.remove();
    throw error;
  }
}
