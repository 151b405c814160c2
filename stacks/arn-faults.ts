/**
 * ARNs among the settings that are of another partition than the system: copied from an example of
 * commercial AWS into GovCloud, say. No role could use what they name.
 */
import { partitionOf } from './partition.ts';

interface NamingSystem {
  readonly region: string;
  readonly kms: boolean | string;
  readonly bill: { readonly kind: string; readonly kmsKeyArn?: string | undefined };
  readonly quicksight?:
    | { readonly principalArn?: string | undefined; readonly readerArn?: string | undefined }
    | undefined;
  readonly executives?:
    | { readonly route: string; readonly userArn?: string | undefined }
    | undefined;
}

/** One fault an ARN, each beginning with its path. */
export function arnFaults({ region, kms, bill, quicksight, executives }: NamingSystem): string[] {
  const given: Readonly<Record<string, unknown>> = {
    kms,
    'bill.kmsKeyArn': bill.kmsKeyArn,
    'quicksight.principalArn': quicksight?.principalArn,
    'quicksight.readerArn': quicksight?.readerArn,
    'executives.userArn': executives?.userArn,
  };
  const partition = partitionOf(region);
  return Object.entries(given)
    .filter(([, arn]) => typeof arn === 'string' && arn.split(':')[1] !== partition)
    .map(
      ([path, arn]) =>
        `${path}: given "${arn}"; accepted: an ARN that begins with arn:${partition}:, as all do in ${region}`,
    );
}
