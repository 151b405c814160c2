/** Resources of a construct in another region than their stack's: CDKTF has each take its provider alone. */
import { type TerraformProvider, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** The construct, all its resources made through `provider`; through the stack's own without one. */
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
