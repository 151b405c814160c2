/** Subnets and security groups: of the functions, if the company's policy requires a VPC, and of a warehouse. */
import * as z from 'zod';
import { group, text } from './setting-values.ts';

/** Each id once. */
export function ids(prefix: 'subnet' | 'sg', maxIds: number, minIds = 1) {
  const example = `${prefix}-0123456789abcdef0`;
  const error = `a list of ${minIds} to ${maxIds} ids such as ${example}, each once`;
  const id = text(`an id such as ${example}`, new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`));
  return z
    .array(id, { error })
    .min(minIds, { error })
    .max(maxIds, { error })
    .refine((given) => new Set(given).size === given.length, { error });
}

/** Up to Lambda's limits: https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html */
export const vpc = group({
  /** Private subnets with a route to every service that the functions call: stacks/README.md. */
  subnetIds: ids('subnet', 16),
  securityGroupIds: ids('sg', 5),
});
