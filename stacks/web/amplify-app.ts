/**
 * The pages on Amplify in place of CloudFront: an app without a repository, whose files a command deploys from their bucket,
 * and whose rewrites lead the API's paths to API Gateway, so that pages and API have one address.
 */
import { AmplifyApp as App } from '@cdktf/provider-aws/lib/amplify-app/index.js';
import { AmplifyBranch } from '@cdktf/provider-aws/lib/amplify-branch/index.js';
import { Construct } from 'constructs';
import { documentPaths } from '../../src/api/http/document-paths.ts';
import { filePath } from '../../src/api/server/page-paths.ts';
import { pagePolicyTo } from '../../src/domain/login/page-policy.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import type { PagesReader } from './pages-bucket.ts';
import { permissionsPolicy } from './response-headers.ts';

export interface AmplifyAppProps {
  readonly settings: StackSettings;
  /** Address of API Gateway. */
  readonly apiEndpoint: string;
  /** Other origins that the pages may ask. */
  readonly connectTo: readonly string[];
}

const branch = 'pages';

export class AmplifyApp extends Construct {
  readonly id: string;
  readonly branch = branch;
  /** The address that Amplify gave the branch. */
  readonly address: string;
  /** Amplify, for this branch. */
  readonly reader: PagesReader;

  constructor(scope: Construct, id: string, { settings, apiEndpoint, connectTo }: AmplifyAppProps) {
    super(scope, id);
    const app = new App(this, 'app', {
      name: namesOf(settings).prefix,
      description: 'Pages of the dashboard',
      platform: 'WEB',
      customRule: rewrites(apiEndpoint),
      customHeaders: customHeaders(connectTo),
    });
    new AmplifyBranch(this, 'branch', { appId: app.id, branchName: branch, stage: 'PRODUCTION' });
    this.id = app.id;
    this.address = `https://${branch}.${app.defaultDomain}`;
    this.reader = {
      service: 'amplify.amazonaws.com',
      condition: {
        StringEquals: {
          'aws:SourceAccount': settings.accountId,
          // In a policy for Amplify, the ARN is URL-encoded:
          // https://docs.aws.amazon.com/amplify/latest/userguide/deploy-with-sdks.html
          'aws:SourceArn': branchArn(settings).replaceAll('{app}', app.id),
        },
      },
    };
  }
}

function branchArn({ accountId, region }: StackSettings): string {
  const encoded = ['arn', 'aws', 'amplify', region, accountId, 'apps'].join('%3A');
  return `${encoded}%2F{app}%2Fbranches%2F${branch}`;
}

/** In order: the API's paths, then views, which have no file. A file that is absent stays 404. */
function rewrites(apiEndpoint: string) {
  const toApi = [['/v1/<*>', '/v1/<*>'], ...documentPaths.map((path) => [path, path])];
  return [
    ...toApi.map(([source = '', path = '']) => ({
      source,
      target: `${apiEndpoint}${path}`,
      status: '200',
    })),
    { source: `</^(?!.*(${filePath.source})).*$/>`, target: '/index.html', status: '200' },
  ];
}

/** https://docs.aws.amazon.com/amplify/latest/userguide/setting-custom-headers.html */
function customHeaders(connectTo: readonly string[]): string {
  const headers = {
    'content-security-policy': pagePolicyTo(connectTo),
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': permissionsPolicy,
    'cross-origin-opener-policy': 'same-origin',
  };
  const lines = Object.entries(headers).map(
    ([key, value]) =>
      `      - key: ${JSON.stringify(key)}\n        value: ${JSON.stringify(value)}`,
  );
  return `customHeaders:\n  - pattern: "**/*"\n    headers:\n${lines.join('\n')}\n`;
}
