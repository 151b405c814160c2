/** One environment's settings, and the digest stack's JSON made from them. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { DigestStack } from '../../stacks/digest-stack.ts';
import { readSettings, type StackSettings } from '../../stacks/settings.ts';

export const account = '111122223333';

const given = {
  environment: 'prod',
  organization: 'acme',
  accountId: account,
  region: 'eu-west-1',
  bill: { kind: 'export-cur2' },
  mail: { from: 'finops@example.com', to: ['reader@example.com', 'chief@example.com'] },
  alarmEmails: ['ops@example.com'],
  runbooksUrl: 'https://github.com/acme/finops-digest/blob/main/runbooks',
  quicksight: { dataSetId: 'finops-ou-breakdown' },
};

export function settingsWith(changes: Readonly<Record<string, unknown>> = {}): StackSettings {
  return readSettings({ ...given, ...changes });
}

type Resource = Readonly<Record<string, unknown>>;

/** Every resource of a type, by its logical id. */
export type Resources = Readonly<Record<string, Resource>>;

export interface Synthesized {
  readonly text: string;
  readonly of: (type: string) => Resources;
}

/** The JSON of the stack, its functions' bundles made up. */
export function synthesizeDigest(settings = settingsWith()): Synthesized {
  const text = Testing.synth(new DigestStack(Testing.app(), 'digest', settings, bundles()));
  const { resource } = JSON.parse(text) as { resource: Record<string, Resources> };
  return { text, of: (type) => resource[type] ?? {} };
}

function bundles(): string {
  const dist = mkdtempSync(join(tmpdir(), 'digest-bundles-'));
  for (const name of ['daily-digest', 'account-directory', 'backfill', 'partition-audit']) {
    mkdirSync(join(dist, name));
    writeFileSync(join(dist, name, 'handler.mjs'), 'export const handler = () => {};\n');
  }
  return dist;
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: object;
}

/** Each role's policy document by the role's name, with ARNs instead of Terraform's references. */
export function rolePolicies({ of }: Synthesized): ReadonlyMap<string, { Statement: Statement[] }> {
  const roles = of('aws_iam_role');
  const arn = `arn:aws:sqs:eu-west-1:${account}:acme-finops-prod-failed-events`;
  return new Map(
    Object.values(of('aws_iam_role_policy')).map(({ role, policy }) => {
      const id = /^\$\{aws_iam_role\.(.+)\.name\}$/.exec(String(role))?.[1] ?? '';
      const text = String(policy).replaceAll(/\$\{aws_sqs_queue\.[^}]+\.arn\}/g, arn);
      return [String(roles[id]?.['name']), JSON.parse(text) as { Statement: Statement[] }];
    }),
  );
}

/** One or more values as a list. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
