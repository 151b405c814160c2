/**
 * Creates the resources of a construct in another region than their stack: CDKTF sets the provider for
 * each resource separately.
 */
import { type TerraformProvider, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** Returns the construct. All its resources use `provider`; if it is undefined, the stack's own. */
export function inRegion<C extends Construct>(
  construct: C,
  provider: TerraformProvider | undefined,
): C {
  if (provider === undefined) return construct;
  for (const node of construct.node.findAll()) {
    if (node instanceof TerraformResource) node.provider = provider;
  }
  return construct;
}
