/**
 * The invented company Acme: its accounts, what each spends on a usual weekday, and its position in the OU
 * tree. All names and ids are fictional.
 */
import type { Account } from './account.ts';
import type { BillRequest } from './bill-request.ts';
import { hostileAccounts } from './hostile-names.ts';

const workloads = 'Root/Workloads';

const acme: readonly Account[] = [
  account('012345678901', 'Acme Management', 'Root', 'management', 250, 'shared', {
    role: 'payer',
    discounted: true,
  }),
  account('001234567890', 'Log Archive', 'Root/Security', 'logs', 900, 'shared', {
    discounted: true,
  }),
  account('200000000103', 'Security Tooling', 'Root/Security', 'security', 1100, 'shared'),
  account('200000000104', 'Network Hub', 'Root/Infrastructure/Network', 'network', 2600, 'shared', {
    role: 'network',
  }),
  account(
    '200000000105',
    'Shared Services',
    'Root/Infrastructure/Shared Services',
    'shared',
    1900,
    'shared',
    { role: 'shared', discounted: true },
  ),
  account('200000000106', 'Retail Storefront', `${workloads}/Retail/Prod`, 'retail', 9800, 'prod', {
    discounted: true,
    taxRate: 0.004,
  }),
  account('200000000107', 'Retail Checkout', `${workloads}/Retail/Prod`, 'retail', 5600, 'prod'),
  account('200000000108', 'Retail Staging', `${workloads}/Retail/Test`, 'test', 1700, 'test'),
  account('200000000109', 'Payments Core', `${workloads}/Payments/Prod`, 'payments', 6900, 'prod', {
    role: 'payments',
    discounted: true,
    taxRate: 0.004,
  }),
  account('200000000110', 'Payments Staging', `${workloads}/Payments/Test`, 'test', 1000, 'test'),
  account('200000000111', 'Lakehouse', `${workloads}/Data Platform/Prod`, 'data', 9200, 'prod', {
    role: 'spiking',
    discounted: true,
  }),
  account('200000000112', 'Lakehouse Dev', `${workloads}/Data Platform/Dev`, 'data', 2100, 'test'),
  account('030000000113', 'Mobile Backend', `${workloads}/Mobile`, 'mobile', 2700, 'prod'),
  account('200000000114', 'Search Indexing', `${workloads}/Retail/Search`, 'data', 1300, 'prod', {
    movedFrom: 'Root/Sandbox',
  }),
  account('200000000115', '🚀 Growth Lab', 'Root/Sandbox', 'lab', 380, 'test', {
    role: 'lab',
    taxRate: 0,
  }),
  account('200000000116', 'R&D Prototypes', 'Root/Sandbox', 'lab', 520, 'test'),
  account('200000000117', 'Legacy Portal', 'Root/Suspended', 'legacy', 640, 'prod', {
    role: 'closing',
    movedFrom: `${workloads}/Retail/Prod`,
  }),
  account('000200000118', 'Field Robotics', '', 'minor', 410, 'prod', { unlisted: true }),
];

/** The accounts of a request: Acme's own, hostile ones if requested, and teams up to the wanted number. */
export function accountsOf(request: BillRequest): readonly Account[] {
  const teams = Array.from({ length: Math.max(0, request.accounts - acme.length) }, (_, index) =>
    teamAccount(index + 1),
  );
  return [...acme, ...(request.hostile ? hostileAccounts : []), ...teams];
}

/** The account that gets the invoice: Acme's management account. */
export function payerOf(accounts: readonly Account[]): Account {
  const payer = accounts.find((candidate) => candidate.role === 'payer');
  if (payer === undefined) throw new Error('The organization has no payer account.');
  return payer;
}

function account(
  id: string,
  name: string,
  ou: string,
  profile: string,
  dailyCost: number,
  environment: Account['environment'],
  more: Partial<Account> = {},
): Account {
  return { id, name, ou, profile, dailyCost, environment, ...more };
}

function teamAccount(number: number): Account {
  const stage = number % 3 === 0 ? 'Test' : 'Prod';
  const team = String(Math.ceil(number / 3)).padStart(3, '0');
  const id = String(300_000_000_000 + number);
  const ou = `${workloads}/Teams/Team ${team}/${stage}`;
  const profile = ['mobile', 'minor', 'test'][number % 3] ?? 'minor';
  const environment = stage === 'Test' ? 'test' : 'prod';
  return account(
    id,
    `Team ${team} ${stage} ${number}`,
    ou,
    profile,
    20 + (number % 90),
    environment,
  );
}
