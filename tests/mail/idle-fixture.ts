/** Resources of the invented company with what their metrics say, for the weekly mail. */
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { OtherRecommendation } from '../../src/domain/figures/aws-recommendation.ts';
import type {
  OwnedCost,
  ResourcesInUse,
  ResourceUse,
  UseFinding,
} from '../../src/domain/figures/resource-use.ts';
import { withRecommendations } from '../../src/reports/use/with-recommendations.ts';
import { rankedRecommendation } from '../support/views/archive-recommendations.ts';

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:009912345678:${rest}`;

const rules = {
  'ec2-instance': ['CPU never reached 5 %, and each day had less than 5 MB of network traffic', 14],
  'rds-instance': ['Nobody was connected, and it hardly read or wrote', 14],
  'application-load-balancer': ['Each day had less than 100 requests', 14],
  'nat-gateway': ['No connection was active, and no byte went through', 32],
  'ebs-volume': ['It was attached to no running instance', 32],
  's3-bucket': ['No metric of this kind of resource shows its use', 0],
} as const;

const lastDay = parseBillingDay('2026-11-22');
const days = 14;

/** What a resource of this cost a month has cost in the days of the list, on one of them. */
export function costOfDays(
  owner: Pick<OwnedCost, 'ou' | 'target' | 'service'>,
  monthlyCost: number,
  day = lastDay,
): OwnedCost {
  const cost = (monthlyCost * 12 * days) / 365;
  return { day, region: 'eu-west-1', ...owner, unblended: cost, amortized: cost };
}

export function measured(
  kind: keyof typeof rules,
  resourceId: string,
  finding: UseFinding,
  monthlyCost: number,
  more: Partial<ResourceUse> = {},
): ResourceUse {
  const [words, knownDays] = rules[kind];
  const share = finding === 'idle' ? 1 : finding === 'in use' ? 0 : null;
  const { ou = 'Root/Workloads/Retail/Shop', target = 'team/retail' } = more;
  return {
    ...{ account: '009912345679', region: 'eu-west-1', kind, resourceId, service: kind },
    ...{ ou, target, finding, words },
    ...{ metric: 'CPUUtilization', value: 2.25, limit: 5, unit: 'Percent' },
    ...{ knownDays, neededDays: knownDays, share, monthlyCost },
    atStakeCost: share === null ? null : share * monthlyCost,
    atStakeSource: share === null ? null : 'own rules',
    aws: null,
    costs: [costOfDays({ ou, target, service: kind }, monthlyCost)],
    ...more,
  };
}

const payments = { account: '009912345680', ou: 'Root/Workloads/Payments', target: 'unallocated' };
const platform = { ou: 'Root/Infrastructure/Network', target: 'pool/platform' };

export const companyUse: ResourcesInUse = {
  from: parseBillingDay('2026-11-09'),
  to: lastDay,
  days,
  resources: [
    measured('rds-instance', arn('rds', 'db:orders-before-migration'), 'idle', 912.5, payments),
    measured('ec2-instance', 'i-0f3a9c1d2b4e5f601', 'idle', 486.1),
    measured('ec2-instance', 'i-0a1b2c3d4e5f60718', 'in use', 1_420),
    measured(
      'nat-gateway',
      arn('ec2', 'natgateway/nat-0c3d4e5f607182930'),
      'idle',
      34.68,
      platform,
    ),
    measured(
      'application-load-balancer',
      arn('elasticloadbalancing', 'loadbalancer/app/campaign-2025/0123456789abcdef'),
      'idle',
      19.71,
    ),
    measured('ebs-volume', 'vol-0d4e5f60718293a4b', 'idle', 152.08, payments),
    measured('ebs-volume', 'vol-0e5f60718293a4b5c', 'idle', 8.4),
    measured('ebs-volume', 'vol-0f60718293a4b5c6d', 'idle', 0),
    measured('s3-bucket', 'acme-retail-media', 'unknown', 640),
    measured('ec2-instance', 'i-0b2c3d4e5f6071829', 'unknown', 88, { knownDays: 13 }),
  ],
  recommendations: null,
};

export const nothingIdle: ResourcesInUse = {
  ...companyUse,
  resources: companyUse.resources.filter(({ finding }) => finding === 'in use'),
};

const recommended = (
  resourceId: string,
  more: Partial<OtherRecommendation>,
): OtherRecommendation => ({
  ...rankedRecommendation({ account: '009912345679', resourceId }),
  day: lastDay,
  ...more,
});
const retail = 'Root/Workloads/Retail/Shop';

/** AWS beside our findings, and everything that must not be added twice. */
export const companyUseWithAws: ResourcesInUse = withRecommendations(companyUse, [
  recommended('i-0f3a9c1d2b4e5f601', { action: 'Stop', recommendedResource: '', ...saved(402.5) }),
  recommended('vol-0d4e5f60718293a4b', {
    ...{ account: payments.account, kind: 'ebs-volume', action: 'Delete' },
    ...{ recommendedResource: '', currency: 'EUR', monthlySavings: 140, countedSavings: null },
  }),
  recommended('i-0a1b2c3d4e5f60718', { recommendedResource: 'm7g.large', ...saved(310) }),
  recommended('i-0b2c3d4e5f6071829', { action: 'MigrateToGraviton', ...saved(17.6) }),
  recommended('arn:aws:workspaces:eu-west-1:009912345679:workspace/ws-1', {
    ...{ ou: retail, kind: '', resourceType: 'WorkSpaces', action: 'Delete', ...saved(75) },
  }),
  recommended('', {
    ...{ kind: '', standing: 'purchase', action: 'PurchaseSavingsPlans', monthlySavings: 2_100 },
    ...{ resourceType: 'ComputeSavingsPlans', countedSavings: null, monthlyCost: 9_000 },
  }),
  recommended('arn:aws:autoscaling:eu-west-1:009912345679:autoScalingGroup:1:x/web', {
    ...{ ou: retail, kind: '', standing: 'group', countedSavings: null },
  }),
]);

function saved(amount: number) {
  return { monthlySavings: amount, countedSavings: amount };
}

/** Every name of an idle resource is hostile, and so are the texts of AWS. */
export function hostileUse(names: readonly string[]): ResourcesInUse {
  const resources = names.map((name, at) =>
    measured('ec2-instance', name, 'idle', 900 - at, {
      ou: `Root/${name}`,
      target: `team/${name}`,
      aws: {
        ...{ action: name, recommendedResource: name, source: name, day: lastDay },
        ...{ monthlySavings: 12.5, currency: name.slice(0, 9), countedSavings: null },
      },
    }),
  );
  return { ...companyUse, resources };
}
