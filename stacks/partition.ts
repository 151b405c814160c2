/** The AWS partition of a region: China and GovCloud have ARNs of their own. */
import { fromCaller, isExpression } from './module/expressions.ts';

/** 'aws', 'aws-cn' or 'aws-us-gov'; of a caller's region, what Terraform finds. */
export function partitionOf(region: string): string {
  if (isExpression(region)) return fromCaller.partition;
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
