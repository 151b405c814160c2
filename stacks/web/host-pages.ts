/** Where the pages are served: CloudFront with its domain and logs, or Amplify. */
import type { TerraformStack } from 'cdktf';
import { AmplifyApp } from './amplify-app.ts';
import { onCloudFront } from './cloudfront-pages.ts';
import type { HostedPages, HostProps } from './hosted-pages.ts';

export function hostPages(stack: TerraformStack, props: HostProps): HostedPages {
  return props.web.hosting === 'amplify' ? onAmplify(stack, props) : onCloudFront(stack, props);
}

function onAmplify(stack: TerraformStack, { settings, api, connectTo }: HostProps): HostedPages {
  const app = new AmplifyApp(stack, 'amplify', {
    settings,
    apiEndpoint: api.endpoint,
    connectTo,
  });
  const { address, reader, id: appId, branch } = app;
  return { address, reader, amplify: { appId, branch } };
}
