/** The smallest valid settings. Tests change what they test. */
export const givenSettings = {
  environment: 'prod',
  organization: 'acme',
  accountId: '111122223333',
  region: 'eu-west-1',
  bill: { kind: 'export-cur2' },
  mail: { from: 'finops@example.com', to: ['team@example.com'] },
  alarmEmails: ['oncall@example.com'],
  tags: { 'cost-center': 'finops' },
  runbooksUrl: 'https://example.com/runbooks/',
} as const;
