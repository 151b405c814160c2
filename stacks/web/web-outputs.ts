/** What people need after an apply: the address, the login, and the commands for what Terraform does not do. */
import { TerraformOutput, type TerraformStack } from 'cdktf';
import { loginPath } from '../../src/domain/login/page-config.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { HostedPages } from './hosted-pages.ts';
import type { HttpApi } from './http-api.ts';

export interface WebOutputs {
  readonly settings: StackSettings;
  readonly api: HttpApi;
  readonly hosted: HostedPages;
  /** Undefined with an existing provider. */
  readonly poolId?: string | undefined;
}

export function addWebOutputs(stack: TerraformStack, outputs: WebOutputs): void {
  for (const [name, [description, value]] of Object.entries(valuesOf(outputs))) {
    new TerraformOutput(stack, name, { description, value }).overrideLogicalId(name);
  }
}

type Values = Readonly<Record<string, readonly [description: string, value: string]>>;

function valuesOf({ settings, api, hosted, poolId }: WebOutputs): Values {
  const { address } = hosted;
  return {
    dashboard_url: ['Address of the dashboard', address],
    login_callback_url: [
      'Address that the login sends the browser back to; an existing provider must allow it',
      `${address}${loginPath}`,
    ],
    api_url: [
      'Address of API Gateway, for scripts that do not use the address of the dashboard',
      api.endpoint,
    ],
    ...(poolId === undefined ? {} : poolValues(settings, poolId)),
    ...(hosted.recordTarget !== undefined && {
      dns_record_target: [
        'Host that a CNAME or alias record of the domain must lead to',
        hosted.recordTarget,
      ] as const,
    }),
    ...(hosted.amplify !== undefined && {
      publish_pages_command: [
        'Deploys the pages from their bucket, after each apply that changed them',
        `aws amplify start-deployment --region ${settings.region} --app-id ${hosted.amplify.appId} ` +
          `--branch-name ${hosted.amplify.branch} --source-url-type BUCKET_PREFIX ` +
          `--source-url s3://${namesOf(settings).pagesBucket}/`,
      ] as const,
    }),
  };
}

function poolValues({ region }: StackSettings, poolId: string): Values {
  const add =
    `aws cognito-idp admin-create-user --region ${region} --user-pool-id ${poolId} --username ADDRESS ` +
    '--user-attributes Name=email,Value=ADDRESS Name=email_verified,Value=true ' +
    '--desired-delivery-mediums EMAIL';
  return {
    user_pool_id: ['Id of the user pool with the readers', poolId],
    add_reader_command: ['Adds a reader: write the address in place of ADDRESS', add],
  };
}
