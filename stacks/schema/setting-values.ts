/**
 * The kinds of values that settings have, each with a text about what it accepts. That text is the
 * message of every check, so an error always says what would be correct.
 */
import * as z from 'zod';
import { addressProblem, withLowerCaseDomain } from '../../src/domain/audience/address-problem.ts';
import { nearestName } from '../../src/domain/input/nearest-name.ts';
import { knownRegions } from '../names/regions.ts';

export const text = (accepted: string, pattern: RegExp) =>
  z.string({ error: accepted }).regex(pattern, { error: accepted });

export const integer = (from: number, to: number) => {
  const error = `a whole number from ${from} to ${to}`;
  return z.number({ error }).int({ error }).min(from, { error }).max(to, { error });
};

export const integerOrNull = (from: number, to: number) => {
  const error = `a whole number from ${from} to ${to}, or null`;
  const number = z.number({ error }).int({ error }).min(from, { error }).max(to, { error });
  return number.nullable();
};

export const oneOf = <const T extends readonly string[]>(...values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

export const flag = z.boolean({ error: 'true or false' });

export function group<T extends z.ZodRawShape>(shape: T) {
  const names = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `only the settings ${names}` : `an object of ${names}`,
  });
}

const emailExample = 'an e-mail address such as finops@example.com';

/** An address that SES accepts; its domain in lower case, as SES and IAM compare it. */
export const email = z
  .string({ error: emailExample })
  .superRefine((address, { addIssue }) => {
    const problem = addressProblem(address, null);
    if (problem === null) return;
    const message = problem.startsWith('not an email address')
      ? emailExample
      : `${emailExample}: ${problem}`;
    addIssue({ code: 'custom', message });
  })
  .transform(withLowerCaseDomain);

export const emails = z
  .array(email, { error: 'a list of e-mail addresses' })
  .min(1, { error: 'a list of at least one e-mail address' })
  .max(50, { error: 'at most 50 addresses, which is the limit of SES for one mail' });

/**
 * Each address only once, because the topic rejects a second subscription of one address. Addresses
 * that differ only in case count as the same.
 */
export const distinctEmails = emails.superRefine((given, context) => {
  const lower = given.map((address) => address.toLowerCase());
  given.forEach((address, at) => {
    if (lower.indexOf(lower[at] ?? '') === at) return;
    const message = `each address once: ${address} is already in the list`;
    context.addIssue({ code: 'custom', path: [at], message });
  });
});

/**
 * Names of correct characters and length that S3 rejects or reserves. Without look-ahead, which
 * Terraform's patterns do not support.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const notInBucketName =
  /\.\.|^[0-9]+(\.[0-9]+){3}$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

/** What the organization may not begin with, because it starts the names of our buckets. */
export const notInOrganization = /^(xn--|sthree-|amzn-s3-demo-)/;

const bucketExample =
  'the name of an S3 bucket: 3 to 63 small letters, digits, hyphens and single dots, not an IP ' +
  'address, and without a beginning or end that AWS keeps for itself';

export const bucket = text(bucketExample, /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).refine(
  (name) => !notInBucketName.test(name),
  { error: bucketExample },
);

export const folder = text(
  "a key prefix without slashes at its ends, such as 'exports/acme/data'",
  /^[A-Za-z0-9_.=-]+(\/[A-Za-z0-9_.=-]+)*$/,
);

const keyPattern = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/;
const keyExample = 'the ARN of a KMS key, such as arn:aws:kms:eu-west-1:111122223333:key/…';

export const keyArn = text(keyExample, keyPattern);

/** No key, the system's own key, or an existing one. */
export const keyChoice = z.union([z.boolean(), text(`true, false or ${keyExample}`, keyPattern)], {
  error: `true, false or ${keyExample}`,
});

export const accountId = text(
  "an AWS account id in quotes, twelve digits, such as '111122223333'",
  /^\d{12}$/,
);

const regionError =
  'an AWS region such as eu-west-1, of the partitions aws and aws-us-gov: not China (aws-cn), where ' +
  'SES is not, nor the isolated ones (aws-iso) nor the European Sovereign Cloud (aws-eusc)';

/** A region that is newer than this release must be added in `regions.ts`. */
export const region = z
  .string({ error: regionError })
  .superRefine((given, { addIssue }) => {
    if (knownRegions.includes(given)) return;
    const nearest = nearestName(given, knownRegions);
    const hint = nearest === null ? '' : `; did you mean ${nearest}?`;
    addIssue({ code: 'custom', message: `${regionError}${hint}` });
  })
  // Variables of a module are checked by this pattern.
  .meta({ pattern: `^(${knownRegions.join('|')})$` });

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];
const retentionError = `a number of days that CloudWatch Logs accepts:  ${retentions.join(', ')}`;

export const logRetention = z
  .number({ error: retentionError })
  .refine((days) => retentions.includes(days), { error: retentionError });
