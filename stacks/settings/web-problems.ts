/** What the setting `web` needs of the other settings, and which of its parts do not fit together. */

interface WebSystem {
  readonly accountId: string;
  readonly region: string;
  readonly web?: Web | undefined;
}

interface Web {
  readonly hosting: 'cloudfront' | 'amplify';
  readonly login: { readonly kind: 'cognito' | 'oidc' };
  readonly readerClaim: string;
  readonly domain?: { readonly certificateArn?: string | undefined } | undefined;
  readonly webAclArn?: string | undefined;
  readonly accessLogs?: object | undefined;
}

/** One problem per setting; each begins with the setting's path. */
export function webProblems({ accountId, region, web }: WebSystem): string[] {
  if (web === undefined) return [];
  return [
    ...regionProblems(region),
    ...hostingProblems(web),
    ...claimProblems(web),
    ...ownerProblems(accountId, web),
  ];
}

function regionProblems(region: string): string[] {
  if (!region.startsWith('us-gov-')) return [];
  return [`web: given for ${region}; accepted: a region of the partition aws, where CloudFront is`];
}

function hostingProblems(web: Web): string[] {
  if (web.hosting === 'cloudfront') return [];
  return (['domain', 'webAclArn', 'accessLogs'] as const)
    .filter((name) => web[name] !== undefined)
    .map(
      (name) =>
        `web.${name}: given ${JSON.stringify(web[name])}; accepted: nothing with hosting amplify, where Amplify's ` +
        'own settings have it',
    );
}

/** Cognito writes groups into one claim only. */
function claimProblems({ login, readerClaim: given }: Web): string[] {
  if (login.kind !== 'cognito' || given === 'email' || given === 'cognito:groups') return [];
  return [
    `web.readerClaim: given "${given}"; accepted: email or cognito:groups with login cognito`,
  ];
}

/** CloudFront uses certificates and web ACLs of its own account only. */
function ownerProblems(accountId: string, { domain, webAclArn }: Web): string[] {
  const given = { 'web.domain.certificateArn': domain?.certificateArn, 'web.webAclArn': webAclArn };
  return Object.entries(given)
    .filter(([, arn]) => arn !== undefined && arn.split(':')[4] !== accountId)
    .map(([path, arn]) => `${path}: given "${arn}"; accepted: one of the account ${accountId}`);
}
