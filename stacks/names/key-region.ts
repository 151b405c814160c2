/** A KMS key works only in its region: a key of another region or partition cannot be used here. */
import { partitionOf } from './partition.ts';

export function isKeyInRegion(region: string, keyArn: string): boolean {
  return keyArn.startsWith(`arn:${partitionOf(region)}:kms:${region}:`);
}
