/**
 * The login of the dashboard: a user pool of Cognito that the stack makes, or an existing OpenID Connect provider. In both
 * the browser gets an ID token by authorization code with PKCE; there is no secret.
 */
import * as z from 'zod';
import { group, oneOf, text } from './setting-values.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html */
const domainPrefixExample =
  'a prefix of small letters, digits and hyphens that nobody else uses in the region, such as acme-costs, without the ' +
  'words aws, amazon and cognito';

const domainPrefix = text(domainPrefixExample, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/).refine(
  (prefix) => !/aws|amazon|cognito/.test(prefix),
  { error: domainPrefixExample },
);

const address = (what: string) =>
  text(
    `the https address of the ${what}, without user name, ? and #`,
    /^https:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[\w.~%!$&'()*+,;=:@/-]*)?$/,
  );

/** Servers expect in the query of a logout which client it is and where to return. `{` would be Terraform's. */
const addressWithQuery = (what: string) =>
  text(
    `the https address of the ${what}, with its query, without user name and #`,
    /^https:\/\/[A-Za-z0-9.-]+(:[0-9]{1,5})?(\/[\w.~%!$&'()*+,;=:@/-]*)?(\?[\w.~%!$&'()*+,;=:@/?-]*)?$/,
  );

const kinds = 'cognito or oidc';

export const webLogin = z.discriminatedUnion(
  'kind',
  [
    group({
      kind: z.literal('cognito'),
      domainPrefix,
      /** A second factor by an app that shows codes. */
      mfa: oneOf('required', 'optional', 'off').default('required'),
    }),
    group({
      kind: z.literal('oidc'),
      /** Exactly as the tokens contain it, with or without a slash at its end. */
      issuer: address('issuer'),
      clientId: text('the id of a public client (without a secret)', /^[\x21-\x7e]{1,255}$/),
      authorizeUrl: address('authorization endpoint'),
      tokenUrl: address('token endpoint'),
      logoutUrl: addressWithQuery('logout endpoint').optional(),
      scope: text(
        'scopes separated by spaces, openid among them',
        /^(\S+ )*openid( \S+)*$/,
      ).default('openid email'),
    }),
  ],
  {
    error: ({ code }) => (code === 'invalid_union' ? kinds : `an object whose kind is ${kinds}`),
  },
);
