/** One environment's settings, and the JSON of the digest stack built from them. */
import { fileURLToPath } from 'node:url';
import { Testing } from 'cdktf';
import { DigestStack } from '../../stacks/digest-stack.ts';
import { readSettings, type StackSettings } from '../../stacks/settings/settings.ts';
import '../support/cdktf/archive-once.ts';

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
  resourceMetrics: {},
  executives: {
    route: 'registered-user',
    to: ['chief@example.com'],
    dashboardId: 'costs',
    userArn: `arn:aws:quicksight:eu-west-1:${account}:user/default/chief`,
  },
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

/** The JSON of the stack, with generated bundles. */
export function synthesizeDigest(settings = settingsWith()): Synthesized {
  const text = Testing.synth(new DigestStack(Testing.app(), 'digest', settings, bundles));
  const { resource } = JSON.parse(text) as { resource: Record<string, Resources> };
  return { text, of: (type) => resource[type] ?? {} };
}

/** A folder with a generated bundle for each function, so that no test depends on `dist/`. */
export const bundles = fileURLToPath(new URL('../fixtures/bundles', import.meta.url));

/** The same with pages of a test, for all stacks. */
export const built = {
  dist: bundles,
  pages: fileURLToPath(new URL('../fixtures/pages', import.meta.url)),
};

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: string | object;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Condition?: object;
}

/** Each role's policy document by the role's name. */
export function rolePolicies({ of }: Synthesized): ReadonlyMap<string, { Statement: Statement[] }> {
  const roles = of('aws_iam_role');
  return new Map(
    Object.values(of('aws_iam_role_policy')).map(({ role, policy }) => {
      const id = /^\$\{aws_iam_role\.(.+)\.name\}$/.exec(String(role))?.[1] ?? '';
      const document = JSON.parse(String(policy)) as { Statement: Statement[] };
      return [String(roles[id]?.['name']), document];
    }),
  );
}

/** One or more values as a list. */
export function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
