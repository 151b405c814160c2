/** The units that costs are divided by: made of what the archive has, each with its own name and its own lines. */
import { expect, it } from 'vitest';
import { allKinds } from '../../../src/metrics/catalogue/all-kinds.ts';
import { billUnits, metricUnits } from '../../../src/metrics/unit-costs/all-units.ts';

it('have names of their own', () => {
  const names = [...metricUnits, ...billUnits].map(({ unit }) => unit);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
});

it('are made of figures that the catalogue asks for', () => {
  for (const { unit, kind, metrics, figure } of metricUnits) {
    const known = allKinds.find((one) => one.kind === kind)?.metrics ?? [];
    for (const name of metrics) {
      const asked = known.filter((one) => one.name === name);
      expect(asked.length, `${unit}: ${name}`).toBeGreaterThan(0);
      for (const { figures } of asked) expect(figures).toContain(figure);
    }
  }
});

const matches = (like: string, text: string) =>
  new RegExp(`^${like.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*')}$`).test(text);

const unitsOf = (usageType: string, operation = '') =>
  billUnits
    .filter((one) => matches(one.operation, operation))
    .filter(({ usageTypes }) =>
      usageTypes.some((like) => matches(like, usageType) || matches(`%-${like}`, usageType)),
    )
    .map(({ unit }) => unit);

it.each([
  ['BoxUsage:m5.large', 'RunInstances', 'ec2-vcpu-hours'],
  ['EUC1-SpotUsage:c7g.xlarge', 'RunInstances:SV001', 'ec2-vcpu-hours'],
  ['USE2-DedicatedUsage:m5.large', 'RunInstances:0002', 'ec2-vcpu-hours'],
  ['EUC1-Fargate-vCPU-Hours:perCPU', '', 'fargate-vcpu-hours'],
  ['EUC1-Fargate-ARM-vCPU-Hours:perCPU', '', 'fargate-vcpu-hours'],
  ['EUC1-SpotUsage-Fargate-vCPU-Hours:perCPU', 'FargateTask', 'fargate-vcpu-hours'],
  ['TimedStorage-ByteHrs', 'StandardStorage', 's3-gb-months'],
  ['EUC1-TimedStorage-GIR-ByteHrs', '', 's3-gb-months'],
  ['EUC1-ApiGatewayRequest', '', 'api-gateway-requests'],
  ['ApiGatewayHttpRequest', '', 'api-gateway-requests'],
  ['EUC1-DataTransfer-Out-Bytes', 'RunInstances', 'internet-out-gb'],
])('a line of %s is of one unit', (usageType, operation, unit) => {
  expect(unitsOf(usageType, operation)).toEqual([unit]);
});

it.each([
  ['EUC1-HostBoxUsage:m5.large', 'RunInstances'],
  ['EUC1-BoxUsage:m5.large', ''],
  ['EUC1-EBS:VolumeUsage.gp3', 'CreateVolume-Gp3'],
  ['EUC1-UnusedBox:m5.large', 'RunInstances'],
  ['EUC1-Fargate-GB-Hours', ''],
  ['EUC1-EarlyDelete-ByteHrs', ''],
  ['EUC1-DataTransfer-Regional-Bytes', 'RunInstances'],
])('a line of %s is of none', (usageType, operation) => {
  expect(unitsOf(usageType, operation)).toEqual([]);
});
