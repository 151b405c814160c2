/** The idle resources that a reader may see, with the reader's part of their cost. Pure. */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { isInScope } from '../../domain/audience/audience.ts';
import { organizationScope } from '../../domain/budgets/budgets.ts';
import type { IdleFigures } from '../../domain/figures/idle-figures.ts';
import { useOfOwner } from '../../domain/figures/owned-resource.ts';
import type { ResourcesInUse } from '../../domain/figures/resource-use.ts';
import { awsFigures } from './aws-figures.ts';

/** Null if no resource of the scope has metrics. */
export function idleFigures(
  use: ResourcesInUse | null,
  scope: string,
  accountNames: ReadonlyMap<string, string | null>,
): IdleFigures | null {
  if (use === null) return null;
  const isAll = scope === organizationScope;
  const part = isAll ? use : useOfOwner(use, ({ ou }) => isInScope(ou, scope));
  const own = part.resources;
  if (own.length === 0) return null;
  // What costs nothing saves nothing.
  const idle = own.filter(({ finding, monthlyCost }) => finding === 'idle' && monthlyCost > 0);
  const unknown = own.filter(({ finding }) => finding === 'unknown');
  const monthlyCost = (some: typeof own) => sumOf(some.map((one) => one.monthlyCost));
  return {
    from: use.from,
    to: use.to,
    idle: idle
      .map((one) => ({ ...one, accountName: accountNames.get(one.account) ?? null }))
      .toSorted((a, b) => b.monthlyCost - a.monthlyCost),
    monthlyCost: monthlyCost(idle),
    unknown: { count: unknown.length, monthlyCost: monthlyCost(unknown) },
    aws: awsFigures(part),
  };
}
