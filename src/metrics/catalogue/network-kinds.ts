/** Metrics of load balancers and NAT gateways. */
import type { MetricOfKind, ResourceKind } from './resource-kind.ts';

const counted = (name: string, unit: 'Count' | 'Bytes' = 'Count'): MetricOfKind => ({
  name,
  unit,
  figures: ['sum'],
  withoutPoints: 'no-use',
});

/** AWS writes the metrics of a load balancer only while requests flow through it. */
const applicationLoadBalancer: ResourceKind = {
  kind: 'application-load-balancer',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html',
  namespace: 'AWS/ApplicationELB',
  id: {
    pattern:
      /^arn:aws[a-z-]*:elasticloadbalancing:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):loadbalancer\/(?<LoadBalancer>app\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+)$/,
    like: 'arn:%:elasticloadbalancing:%:loadbalancer/app/%',
  },
  metrics: [
    counted('RequestCount'),
    counted('ProcessedBytes', 'Bytes'),
    counted('NewConnectionCount'),
  ],
};

const networkLoadBalancer: ResourceKind = {
  kind: 'network-load-balancer',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html',
  namespace: 'AWS/NetworkELB',
  id: {
    pattern:
      /^arn:aws[a-z-]*:elasticloadbalancing:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):loadbalancer\/(?<LoadBalancer>net\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+)$/,
    like: 'arn:%:elasticloadbalancing:%:loadbalancer/net/%',
  },
  metrics: [counted('NewFlowCount'), counted('ProcessedBytes', 'Bytes')],
};

/** The name has no slash, by which it differs from the others. */
const classicLoadBalancer: ResourceKind = {
  kind: 'classic-load-balancer',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-cloudwatch-metrics.html',
  namespace: 'AWS/ELB',
  id: {
    pattern:
      /^arn:aws[a-z-]*:elasticloadbalancing:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):loadbalancer\/(?<LoadBalancerName>[A-Za-z0-9-]{1,32})$/,
    like: 'arn:%:elasticloadbalancing:%:loadbalancer/%',
  },
  metrics: [counted('RequestCount'), counted('EstimatedProcessedBytes', 'Bytes')],
};

const natGateway: ResourceKind = {
  kind: 'nat-gateway',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html',
  namespace: 'AWS/NATGateway',
  id: {
    pattern:
      /^arn:aws[a-z-]*:ec2:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):natgateway\/(?<NatGatewayId>nat-[0-9a-f]{8,17})$/,
    like: 'arn:%:ec2:%:natgateway/%',
  },
  metrics: [
    { name: 'BytesOutToDestination', unit: 'Bytes', figures: ['sum'], withoutPoints: 'unknown' },
    { name: 'BytesInFromDestination', unit: 'Bytes', figures: ['sum'], withoutPoints: 'unknown' },
    {
      name: 'ActiveConnectionCount',
      unit: 'Count',
      figures: ['maximum'],
      withoutPoints: 'unknown',
    },
  ],
};

export const networkKinds: readonly ResourceKind[] = [
  applicationLoadBalancer,
  networkLoadBalancer,
  classicLoadBalancer,
  natGateway,
];
