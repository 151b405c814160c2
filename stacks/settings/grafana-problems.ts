/** What the setting `grafana` needs of the other settings. */
import { partitionOf } from '../names/partition.ts';

interface GrafanaSystem {
  readonly region: string;
  readonly grafana?: { readonly serverRoleArn?: string | undefined } | undefined;
}

/** One problem per setting. The server may be in another account, but IAM knows no role of another partition. */
export function grafanaProblems({ region, grafana }: GrafanaSystem): string[] {
  const given = grafana?.serverRoleArn;
  const start = `arn:${partitionOf(region)}:iam::`;
  if (given === undefined || given.startsWith(start)) return [];
  return [`grafana.serverRoleArn: given "${given}"; accepted: a role of ${start}…`];
}
