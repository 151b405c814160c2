/**
 * The user pool of the readers: administrators create the users, who log in with their address. Its client has no secret,
 * because it is a page in a browser, and gets tokens only by authorization code; they are valid for minutes.
 */
import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool/index.js';
import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client/index.js';
import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain/index.js';
import { Construct } from 'constructs';
import { loginPath, type OidcLogin } from '../../src/domain/login/page-config.ts';
import type { StackSettings } from '../settings/settings.ts';
import type { WebSettings } from '../system/api-function.ts';
import { namesOf } from '../system/names.ts';
import { cognitoLogin } from './login.ts';

export interface ReaderPoolProps {
  readonly settings: StackSettings;
  readonly login: Extract<WebSettings['login'], { readonly kind: 'cognito' }>;
  /** The address of the pages, without a slash at its end. */
  readonly address: string;
}

const mfaModes = { required: 'ON', optional: 'OPTIONAL', off: 'OFF' } as const;
const tokenMinutes = 30;
const sessionHours = 8;

export class ReaderPool extends Construct {
  readonly login: OidcLogin;
  readonly poolId: string;

  constructor(scope: Construct, id: string, props: ReaderPoolProps) {
    super(scope, id);
    const { settings, login } = props;
    this.poolId = this.#createPool(props).id;
    new CognitoUserPoolDomain(this, 'domain', {
      domain: login.domainPrefix,
      userPoolId: this.poolId,
    });
    this.login = cognitoLogin({
      region: settings.region,
      poolId: this.poolId,
      clientId: this.#createClient(props).id,
      domainPrefix: login.domainPrefix,
      address: props.address,
    });
  }

  #createPool({ settings, login }: ReaderPoolProps): CognitoUserPool {
    return new CognitoUserPool(this, 'pool', {
      name: namesOf(settings).prefix,
      usernameAttributes: ['email'],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ['email'],
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      accountRecoverySetting: { recoveryMechanism: [{ name: 'verified_email', priority: 1 }] },
      mfaConfiguration: mfaModes[login.mfa],
      ...(login.mfa !== 'off' && { softwareTokenMfaConfiguration: { enabled: true } }),
      passwordPolicy: {
        minimumLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireNumbers: true,
        requireSymbols: false,
        temporaryPasswordValidityDays: 3,
      },
      // A changed address counts only after its owner has confirmed it.
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['email'] },
      deletionProtection: 'ACTIVE',
    });
  }

  #createClient({ address }: ReaderPoolProps): CognitoUserPoolClient {
    return new CognitoUserPoolClient(this, 'client', {
      name: 'dashboard',
      userPoolId: this.poolId,
      generateSecret: false,
      supportedIdentityProviders: ['COGNITO'],
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ['code'],
      // Without aws.cognito.signin.user.admin, with which readers could change what identifies them.
      allowedOauthScopes: ['email', 'openid'],
      callbackUrls: [`${address}${loginPath}`],
      logoutUrls: [`${address}/`],
      // No flow that sends a password to the API of Cognito.
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      readAttributes: ['email', 'email_verified'],
      idTokenValidity: tokenMinutes,
      accessTokenValidity: tokenMinutes,
      refreshTokenValidity: sessionHours,
      tokenValidityUnits: [{ idToken: 'minutes', accessToken: 'minutes', refreshToken: 'hours' }],
    });
  }
}
