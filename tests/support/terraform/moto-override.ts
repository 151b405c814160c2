/**
 * The override file with which the real provider uses moto: endpoints, fake credentials, and a state next
 * to the configuration. https://developer.hashicorp.com/terraform/language/files/override
 */
import type { TerraformJson } from './terraform-json.ts';

/** Services of the stacks, by the provider's names. */
const services = [
  'acm',
  'amplify',
  'apigatewayv2',
  'athena',
  'bcmdataexports',
  'budgets',
  'cloudfront',
  'cloudwatch',
  'cognitoidp',
  'cur',
  'events',
  'glue',
  'grafana',
  'iam',
  'kms',
  'lakeformation',
  'lambda',
  'logs',
  'organizations',
  'quicksight',
  'redshiftserverless',
  'route53',
  's3',
  's3control',
  'scheduler',
  'ses',
  'sesv2',
  'sns',
  'sqs',
  'sts',
] as const;

/** One override block for each provider block of the configuration, aliases included. */
export function motoOverride(configuration: TerraformJson, motoUrl: string): TerraformJson {
  const blocks = configuration.provider?.['aws'] ?? [];
  return {
    terraform: { backend: { local: { path: 'terraform.tfstate' } } },
    provider: {
      aws: blocks.map(({ alias }) => ({
        ...(alias === undefined ? {} : { alias }),
        ...emulated(motoUrl),
      })),
    },
  };
}

function emulated(motoUrl: string) {
  return {
    access_key: 'test',
    secret_key: 'test',
    // Attempts in all: an emulator's connection may end, but what it lacks must fail soon.
    max_retries: 3,
    s3_use_path_style: true,
    skip_credentials_validation: true,
    skip_metadata_api_check: 'true',
    skip_region_validation: true,
    skip_requesting_account_id: false,
    endpoints: [Object.fromEntries(services.map((service) => [service, motoUrl]))],
  };
}
