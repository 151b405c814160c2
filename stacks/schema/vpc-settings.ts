/** The VPC that functions run in, where the company's policy wants every function in one. */
import * as z from 'zod';
import { group, text } from './setting-values.ts';

/** Each id once, and as many as Lambda takes: https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html */
function ids(prefix: 'subnet' | 'sg', most: number) {
  const example = `${prefix}-0123456789abcdef0`;
  const error = `a list of 1 to ${most} ids such as ${example}, each once`;
  const id = text(`an id such as ${example}`, new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`));
  return z
    .array(id, { error })
    .min(1, { error })
    .max(most, { error })
    .refine((given) => new Set(given).size === given.length, { error });
}

export const vpc = group({
  /** Private ones, with a route to every service that the functions call: stacks/README.md. */
  subnetIds: ids('subnet', 16),
  securityGroupIds: ids('sg', 5),
});
