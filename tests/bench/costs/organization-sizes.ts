/** Three organizations with their prices, as a table for docs/cost.md. */
import {
  type MeasuredBytes,
  type MonthlyDollars,
  monthlyDollars,
  type Organization,
} from './monthly-dollars.ts';

export const organizations: readonly Organization[] = [
  {
    name: 'small',
    accounts: 20,
    lines: 300_000,
    services: 15,
    mails: 3,
    lambdaSeconds: 20,
    authors: 1,
    readers: 5,
  },
  {
    name: 'medium',
    accounts: 300,
    lines: 10_000_000,
    services: 20,
    mails: 20,
    lambdaSeconds: 40,
    authors: 2,
    readers: 40,
  },
  {
    name: 'large',
    accounts: 5000,
    lines: 300_000_000,
    services: 25,
    mails: 150,
    lambdaSeconds: 240,
    authors: 5,
    readers: 300,
  },
];

const services: readonly (keyof MonthlyDollars)[] = ['lambda', 'athena', 's3', 'ses', 'quickSight'];

/** Markdown: one row per size. */
export function dollarsTable(bytes: MeasuredBytes): string {
  const rows = organizations.map((org) => {
    const dollars = monthlyDollars(org, bytes);
    const digest = services.filter((service) => service !== 'quickSight');
    const total = digest.reduce((sum, service) => sum + dollars[service], 0);
    const size = `${org.name}: ${count(org.accounts)} accounts, ${count(org.lines)} lines a month, ${org.mails} mails a day`;
    const cells = [...digest.map((service) => usd(dollars[service])), `**${usd(total)}**`];
    const people = `${usd(dollars.quickSight)} (${org.authors} + ${org.readers})`;
    return `| ${[size, ...cells, people].join(' | ')} |`;
  });
  return [
    '| USD a month at list prices | Lambda | Athena | S3 | SES | all | QuickSight, if wanted (authors + readers) |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function usd(value: number): string {
  return value < 0.005 ? '< 0.01' : value.toFixed(2);
}
