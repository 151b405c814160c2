/** KMS keys work in one region: a key of another, or of another partition, encrypts nothing here. */
import { partitionOf } from './partition.ts';

export function isKeyInRegion(region: string, keyArn: string): boolean {
  return keyArn.startsWith(`arn:${partitionOf(region)}:kms:${region}:`);
}
