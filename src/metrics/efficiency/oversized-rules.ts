/**
 * When a resource that is in use counts as oversized: half of it would be enough, with the 20 % that AWS keeps free
 * by default, at the highest peak. AWS leaves out the highest 0.5 % of the samples; here all count. Never from CPU
 * alone: each dimension of the size must be known, else the size is not judged. The memory of databases and the
 * network of caches are not known, so they have no rule.
 */
import {
  defaultDays,
  type EfficiencyRule,
  type RuleCondition,
  rightsizingHeadroom,
} from './efficiency-rule.ts';

const half = 0.5;
/** Percent of the present size that is at most 80 % of half of it. */
const enoughForHalf = (100 - 20) * half;

const halfIsEnough = (metric: string): RuleCondition => ({
  metrics: [metric],
  figure: 'maximum',
  comparison: 'at most',
  limit: enoughForHalf,
});

/**
 * The bandwidth of an instance is not in its metrics. The smallest instance that AWS lists has 0.032 Gbit/s as its
 * baseline; a sample is of one minute or of five, so that 240 MB are never more than that.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html
 */
const everyInstanceCarries: RuleCondition = {
  metrics: ['NetworkIn', 'NetworkOut'],
  figure: 'maximum',
  comparison: 'at most',
  limit: (0.032e9 / 8) * 60,
};

export const oversizedRules: readonly EfficiencyRule[] = [
  {
    kind: 'ec2-instance',
    words: 'CPU and memory never exceeded 40 %, nor network what the smallest instances carry',
    conditions: [
      halfIsEnough('CPUUtilization'),
      halfIsEnough('mem_used_percent'),
      everyInstanceCarries,
    ],
  },
  {
    kind: 'ecs-cluster',
    words: 'CPU and memory never exceeded 40 %',
    conditions: [halfIsEnough('CPUUtilization'), halfIsEnough('MemoryUtilization')],
  },
].map((rule) => ({
  ...rule,
  finding: 'oversized',
  days: defaultDays,
  source: rightsizingHeadroom,
  share: half,
}));
