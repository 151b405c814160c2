/** What `unit_costs` has over `unit-cost-rows.ts`, worked out by hand, in the order of the columns. */
import { hostileUnit } from './view-rows.ts';

type Row = readonly (string | number | null)[];

/** Null: nothing of the row has an amount. */
type Known = readonly [unblended: number, amortized: number | null, amount: number] | null;

interface Part {
  readonly of: readonly [level: string, target: string, application: string];
  readonly known: Known;
  readonly leftOut?: number;
}

const whole = ['whole', '*', '*'] as const;
const target = (name: string) => ['target', name, '*'] as const;
const application = (name: string, of: string) => ['application', name, of] as const;

/** The same of all three levels. */
const same = (name: string, known: Known, leftOut = 0): readonly Part[] =>
  [whole, target(name), application(name, 'shop')].map((of) => ({ of, known, leftOut }));

function rowsOf(
  day: number,
  [source, unit, words]: readonly [string, string, string],
  parts: readonly Part[],
): readonly Row[] {
  return parts.map(({ of, known, leftOut = 0 }) => {
    const [unblended, amortized, amount] = known ?? [null, null, null];
    const per = (cost: number | null) =>
      cost === null || amount === null || amount === 0 ? null : cost / amount;
    const date = [`2026-11-0${day}`, 2026, 11, day];
    const costs = [unblended, amortized, amount, per(unblended), per(amortized), leftOut];
    return [...date, source, unit, words, ...of, ...costs, leftOut === 0 ? 1 : 0];
  });
}

const vcpuHours = ['bill', 'ec2-vcpu-hours', 'hour of a vCPU of an EC2 instance'] as const;
const stored = ['bill', 's3-gb-months', 'GB that S3 stored for a month'] as const;
const orders = ['business', 'orders', 'orders'] as const;
const nat = ['metric', 'nat-gb', 'GB processed by a NAT gateway'] as const;
const lambda = ['metric', 'lambda-requests', 'invocation of a Lambda function'] as const;
const bucket = [
  'metric',
  's3-gb-days',
  'GB that a bucket stored for a day, in the storage classes whose size is asked for',
] as const;

export const expectedUnitCostRows: readonly Row[] = [
  // 24 hours × 4, 1 × 36, 2 × 1 and 10 × 2 vCPUs; nothing is known of the pool's 7 + 3.
  ...rowsOf(1, vcpuHours, [
    { of: whole, known: [6.4, null, 154], leftOut: 10 },
    { of: target('pool/platform'), known: null, leftOut: 10 },
    { of: target('team/data'), known: [0.4, null, 20] },
    { of: target('team/retail'), known: [6, 4.8, 134] },
    { of: application('pool/platform', 'shop'), known: null, leftOut: 10 },
    { of: application('team/data', hostileUnit), known: [0.4, null, 20] },
    { of: application('team/retail', '(none)'), known: [2, 1, 36] },
    { of: application('team/retail', 'shop'), known: [4, 3.8, 98] },
  ]),
  ...rowsOf(1, stored, same('team/retail', [0.0625, 0.0625, 3])),
  // A unit of the business with the name of a unit of the bill is a unit of its own.
  ...rowsOf(5, ['business', 'ec2-vcpu-hours', 'ec2-vcpu-hours'], same('unallocated', [-5, -5, 7])),
  ...rowsOf(1, orders, [
    { of: whole, known: [21.9625, null, 100] },
    { of: target('pool/platform'), known: [10, 8, 100] },
    { of: target('team/data'), known: [0.4, null, 100] },
    { of: target('team/retail'), known: [11.5625, 10.3625, 100] },
    { of: application('pool/platform', 'shop'), known: [10, 8, 100] },
    { of: application('team/data', hostileUnit), known: [0.4, null, 100] },
    { of: application('team/retail', '(none)'), known: [2, 1, 100] },
    { of: application('team/retail', 'shop'), known: [9.5625, 9.3625, 100] },
  ]),
  // No figure, a closed day, a doubled figure, and more credits than costs.
  ...rowsOf(2, orders, same('pool/tax', null, 2)),
  ...rowsOf(3, orders, same('pool/tax', [4, 4, 0])),
  ...rowsOf(4, orders, same('pool/tax', null, 8)),
  ...rowsOf(5, orders, same('unallocated', [-5, -5, 50])),
  ...rowsOf(1, lambda, [
    { of: whole, known: [0.4, 0.4, 10] },
    { of: target('team/data'), known: [0.6, 0.6, 10] },
    { of: target('team/retail'), known: [-0.2, -0.2, 0] },
    { of: application('team/data', 'shop'), known: [0.6, 0.6, 10] },
    { of: application('team/retail', 'shop'), known: [-0.2, -0.2, 0] },
  ]),
  // 2 + 4 GB, of which 3 of 5 parts of the amortized cost are paid by team/retail; nat-half, nat-partial and nat-never-asked are left out.
  ...rowsOf(1, nat, [
    { of: whole, known: [3.5, null, 6], leftOut: 2.25 },
    { of: target('team/data'), known: [1, 1, 2.4] },
    { of: target('team/retail'), known: [3, 1.5, 3.6], leftOut: 2.25 },
    { of: target('unallocated'), known: [-0.5, null, 0] },
    { of: application('team/data', 'shop'), known: [1, 1, 2.4] },
    { of: application('team/retail', '(none)'), known: [1, 0.5, 1.2] },
    { of: application('team/retail', 'shop'), known: [2, 1, 2.4], leftOut: 2.25 },
    { of: application('unallocated', 'shop'), known: [-0.5, null, 0] },
  ]),
  ...rowsOf(1, bucket, same('team/retail', [0.3, 0.3, 4.5], 0.3)),
];
