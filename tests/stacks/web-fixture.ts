/** Settings with a web dashboard, and the JSON of the web stack built from them. */
import { Testing } from 'cdktf';
import { WebStack } from '../../stacks/web-stack.ts';
import {
  account,
  built,
  type Resources,
  type Synthesized,
  settingsWith,
} from './digest-fixture.ts';

export const cognito = { kind: 'cognito', domainPrefix: 'acme-costs' } as const;

export const oidc = {
  kind: 'oidc',
  issuer: 'https://login.example.com/acme/v2.0',
  clientId: '0f2c-dashboard',
  authorizeUrl: 'https://login.example.com/acme/oauth2/v2.0/authorize',
  tokenUrl: 'https://login.example.com/acme/oauth2/v2.0/token',
} as const;

export const certificateArn = `arn:aws:acm:us-east-1:${account}:certificate/0f2c-1a2b`;
export const webAclArn = `arn:aws:wafv2:us-east-1:${account}:global/webacl/acme/0f2c-1a2b`;

/** `web` has Cognito unless it names another login; `others` are settings beside it. */
export function webSettings(web: object = {}, others: object = {}) {
  return settingsWith({ web: { login: cognito, ...web }, ...others });
}

export interface SynthesizedWeb extends Synthesized {
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  /** The only resource of a type. */
  readonly only: (type: string) => Readonly<Record<string, unknown>>;
}

export function synthesizeWeb(settings = webSettings()): SynthesizedWeb {
  const { web } = settings;
  if (web === undefined) throw new Error('these settings have no web dashboard');
  const text = Testing.synth(new WebStack(Testing.app(), 'web', { settings, web, built }));
  const { resource, output } = JSON.parse(text) as {
    resource: Record<string, Resources>;
    output: SynthesizedWeb['outputs'];
  };
  const of = (type: string) => resource[type] ?? {};
  const only = (type: string) => {
    const [found, ...others] = Object.values(of(type));
    if (found === undefined || others.length > 0) throw new Error(`not one ${type}`);
    return found;
  };
  return { text, of, only, outputs: output };
}
