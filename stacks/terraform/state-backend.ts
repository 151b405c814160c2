/**
 * Where a stack's state is stored, by setting: each stack has its own state, which has the stack's
 * name.
 */
import {
  CloudBackend,
  HttpBackend,
  LocalBackend,
  NamedCloudWorkspace,
  NamedRemoteWorkspace,
  RemoteBackend,
  S3Backend,
  type TerraformStack,
} from 'cdktf';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';

/** Without a backend the state is a file next to the output folder of synthesis. */
export function keepState(stack: TerraformStack, settings: StackSettings): void {
  const { backend, environment } = settings;
  if (backend === undefined) {
    // Relative to the stack's own folder, where Terraform runs, so that it contains no absolute path.
    new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
    return;
  }
  // With several environments a stack's id already starts with its environment's name.
  const name = stack.node.id.replace(new RegExp(`^${environment}-`), '');
  const system = namesOf(settings).prefix;
  const workspace = `${system}-${name}`;
  switch (backend.kind) {
    case 's3':
      keepInS3(stack, backend, `${system}/${name}.tfstate`, settings.region);
      break;
    case 'remote':
      new RemoteBackend(stack, {
        ...hashicorp(backend),
        workspaces: new NamedRemoteWorkspace(workspace),
      });
      break;
    case 'cloud':
      new CloudBackend(stack, {
        ...hashicorp(backend),
        workspaces: new NamedCloudWorkspace(workspace, backend.project),
      });
      break;
    case 'http':
      keepAtServer(stack, `${backend.address}/${workspace}`, backend.locks);
  }
}

type Backend = NonNullable<StackSettings['backend']>;
type InS3 = Extract<Backend, { kind: 's3' }>;

function keepInS3(stack: TerraformStack, backend: InS3, key: string, region: string): void {
  const { bucket, keyPrefix, kmsKeyArn, roleArn } = backend;
  new S3Backend(stack, {
    bucket,
    key: `${keyPrefix}/${key}`,
    region: backend.region ?? region,
    encrypt: true,
    ...(kmsKeyArn !== undefined && { kmsKeyId: kmsKeyArn }),
    ...(roleArn !== undefined && { assumeRole: { roleArn } }),
  });
  // S3's own lock (Terraform 1.10) needs no DynamoDB table; cdktf has no argument for it yet.
  stack.addOverride('terraform.backend.s3.use_lockfile', true);
}

function hashicorp({ organization, hostname }: Extract<Backend, { organization: string }>) {
  return { organization, ...(hostname !== undefined && { hostname }) };
}

/** https://docs.gitlab.com/user/infrastructure/iac/terraform_state/ */
function keepAtServer(stack: TerraformStack, address: string, locks: boolean): void {
  const lock = {
    lockAddress: `${address}/lock`,
    lockMethod: 'POST',
    unlockAddress: `${address}/lock`,
    unlockMethod: 'DELETE',
  };
  new HttpBackend(stack, { address, ...(locks && lock) });
}
