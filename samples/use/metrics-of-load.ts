/** What CloudWatch has of a resource of each kind on a day with some load, with what it writes also without any. */

import type { Load } from './patterns-of-use.ts';
import type { RandomNumbers } from './random-numbers.ts';

/** Of one metric; null: no points. */
export type MetricDay = {
  readonly average: number;
  readonly maximum: number;
  readonly sum: number;
} | null;

interface Situation extends Load {
  readonly isChatty: boolean;
  readonly random: RandomNumbers;
}

/** A level, such as a percentage. */
const level = (average: number, maximum: number): MetricDay => ({
  average,
  maximum: Math.max(average, maximum),
  sum: average * 288,
});

/** Whole things that add up over the day; AWS writes no point of a day without any, for some metrics. */
function counted(sum: number, withoutAny: 'zero' | 'no points' = 'zero'): MetricDay {
  const whole = Math.round(sum);
  if (whole === 0 && withoutAny === 'no points') return null;
  return { average: whole / 288, maximum: Math.ceil(whole / 20), sum: whole };
}

/** An agent that sends, an update that runs: what a machine does for itself. */
const ownWork = ({ isChatty, random }: Situation) => ({
  cpuPeak: isChatty ? random.between(4, 20) : random.between(0.5, 4.6),
  bytes: isChatty ? random.between(10e6, 60e6) : random.between(0.1e6, 2.2e6),
});

const percent = (mean: number, peak: number, base: number, basePeak: number) =>
  level(base + mean * (95 - base), Math.max(basePeak, base + peak * (99 - base)));

/** `size` is what a busy resource does in a day. */
const scaled = ({ mean }: Situation, size: number) => mean * size;

const ofInstance = (one: Situation): Readonly<Record<string, MetricDay>> => {
  const own = ownWork(one);
  const network = () => {
    const bytes = own.bytes + scaled(one, 30e9);
    return { average: bytes / 288, maximum: (bytes / 288) * 1.5, sum: bytes };
  };
  return {
    CPUUtilization: percent(one.mean, one.peak, 0.3, own.cpuPeak),
    NetworkIn: network(),
    NetworkOut: network(),
    mem_used_percent: one.memory === null ? null : level(one.memory * 90, one.memory * 100),
  };
};

const ofDatabase = (one: Situation): Readonly<Record<string, MetricDay>> => ({
  CPUUtilization: percent(one.mean, one.peak, 2, 4),
  DatabaseConnections: level(one.peak * 30, one.isChatty ? 1 : Math.ceil(one.peak * 60)),
  FreeableMemory: level(2e9, 3e9),
  FreeStorageSpace: level(5e10, 5e10),
  ReadIOPS: level(0.05 + scaled(one, 2000), 20),
  WriteIOPS: level(0.35 + scaled(one, 2000), 30),
});

const ofCluster = (one: Situation): Readonly<Record<string, MetricDay>> => ({
  CPUUtilization: percent(one.mean, one.peak, 0.05, one.isChatty ? 3 : 0.6),
  MemoryUtilization: level(
    one.peak === 0 ? 0.3 : (one.memory ?? 0) * 90,
    one.peak === 0 ? 0.4 : (one.memory ?? 0) * 100,
  ),
});

const ofCache = (one: Situation): Readonly<Record<string, MetricDay>> => ({
  CPUUtilization: percent(one.mean, one.peak, 0.3, one.isChatty ? 2.5 : 0.8),
  DatabaseMemoryUsagePercentage: level(5, 6),
  CurrConnections: level(1 + one.peak * 20, 2 + one.peak * 60),
  CacheHits: counted(scaled(one, 1e7)),
  CacheMisses: counted(scaled(one, 1e6)),
});

const requests = (one: Situation) =>
  scaled(one, 2e6) + (one.isChatty ? one.random.between(80, 400) : one.random.between(0, 30));

/** By kind of the catalogue. */
export const metricsOfLoad: Readonly<
  Record<string, (one: Situation) => Readonly<Record<string, MetricDay>>>
> = {
  'ec2-instance': ofInstance,
  'rds-instance': ofDatabase,
  'ecs-cluster': ofCluster,
  'elasticache-cluster': ofCache,
  'lambda-function': (one) => ({
    Invocations: counted(scaled(one, 1e5) + (one.isChatty ? 288 : 0), 'no points'),
    Errors: counted(0, 'no points'),
    Duration: counted(scaled(one, 1e7), 'no points'),
    ConcurrentExecutions: counted(scaled(one, 50), 'no points'),
  }),
  'ebs-volume': (one) => ({
    VolumeReadOps: counted(scaled(one, 1e6)),
    VolumeWriteOps: counted(scaled(one, 1e6) + (one.isChatty ? 40 : 0)),
    VolumeReadBytes: counted(scaled(one, 1e10)),
    VolumeWriteBytes: counted(scaled(one, 1e10)),
  }),
  'dynamodb-table': (one) => ({
    ConsumedReadCapacityUnits: counted(scaled(one, 1e6) + (one.isChatty ? 24 : 0), 'no points'),
    ConsumedWriteCapacityUnits: counted(scaled(one, 1e5), 'no points'),
    ProvisionedReadCapacityUnits: level(50, 50),
    ProvisionedWriteCapacityUnits: level(50, 50),
  }),
  'application-load-balancer': (one) => ({
    RequestCount: counted(requests(one), 'no points'),
    ProcessedBytes: counted(requests(one) * 2000, 'no points'),
    NewConnectionCount: counted(requests(one), 'no points'),
  }),
  'classic-load-balancer': (one) => ({
    RequestCount: counted(requests(one), 'no points'),
    EstimatedProcessedBytes: counted(requests(one) * 2000, 'no points'),
  }),
  'network-load-balancer': (one) => ({
    NewFlowCount: counted(scaled(one, 1e6) + (one.isChatty ? 90 : 0), 'no points'),
    ProcessedBytes: counted(scaled(one, 1e10) + (one.isChatty ? 9000 : 0), 'no points'),
  }),
  'nat-gateway': (one) => ({
    BytesOutToDestination: counted(scaled(one, 1e10) + (one.isChatty ? 1e5 : 0)),
    BytesInFromDestination: counted(scaled(one, 1e10) + (one.isChatty ? 1e5 : 0)),
    ActiveConnectionCount: level(one.mean * 100, one.isChatty ? 2 : one.peak * 500),
  }),
  's3-bucket': () => ({ NumberOfObjects: level(1e4, 1e4) }),
  'aurora-cluster': (one) => ({
    VolumeReadIOPs: counted(scaled(one, 1e6)),
    VolumeWriteIOPs: counted(scaled(one, 1e6)),
  }),
};
