/** The command that changes the entire archive to another cost metric or currency. */
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { Platform } from '../../ports/platform.ts';
import type { ChangeCommand } from './archive-consistency.ts';

/** On AWS the metric is a setting of the functions; on a laptop it is a flag of the command. */
export function changeCommand(
  { name }: Pick<Platform, 'name'>,
  costMetric: CostMetric,
): ChangeCommand {
  if (name === 'aws') {
    return (from, to) => `invoke the backfill function with {"from":"${from}","to":"${to}"}.`;
  }
  return (from, to) =>
    `run backfill --from ${from} --to ${to} --metric ${costMetric}, with the same --bill, ` +
    '--accounts and --out.';
}
