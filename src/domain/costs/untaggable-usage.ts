/**
 * Usage that AWS bills without a resource that can have a tag: nobody can be asked to tag it. A line that has a
 * tag all the same counts as tagged. This is a list that people keep: where AWS changes, change the date too.
 */

/** One of the texts must fit. */
export interface TextTest {
  readonly is?: readonly string[];
  readonly startsWith?: readonly string[];
  readonly contains?: readonly string[];
}

/** A kind of charge; of several fields, all must fit. */
export interface UntaggableUsage {
  readonly name: string;
  readonly chargeType?: TextTest;
  readonly serviceCode?: TextTest;
  readonly service?: TextTest;
  readonly usageType?: TextTest;
  /** Why it has no tag. */
  readonly reason: string;
  readonly source: string;
}

/** The day on which the list was last compared with AWS's documentation. */
export const untaggableAsOf = '2026-11-28';

const lineItemTypes =
  'https://docs.aws.amazon.com/cur/latest/userguide/Lineitem-columns.html#Lineitem-details-L-LineItemType';

/** FOCUS has charge category and frequency, such as 'Purchase/Recurring'. */
export const untaggableUsage: readonly UntaggableUsage[] = [
  {
    name: 'tax',
    chargeType: { startsWith: ['Tax'] },
    reason: 'is computed from an invoice',
    source: lineItemTypes,
  },
  {
    name: 'credits and refunds',
    chargeType: { startsWith: ['Credit', 'Refund', 'Adjustment'] },
    reason: 'belong to an account',
    source: lineItemTypes,
  },
  {
    name: 'fees of commitments and subscriptions',
    chargeType: {
      is: ['Fee', 'RIFee', 'SavingsPlanRecurringFee', 'SavingsPlanUpfrontFee'],
      startsWith: ['Purchase'],
    },
    reason:
      'are paid for a contract, of which many resources have a part; so are Marketplace contracts',
    source: lineItemTypes,
  },
  {
    name: 'offsets of Savings Plans',
    chargeType: { is: ['SavingsPlanNegation'] },
    reason: 'are one line for the usage of many resources',
    source: 'https://docs.aws.amazon.com/cur/latest/userguide/cur-sp.html',
  },
  {
    name: 'discounts of agreements',
    chargeType: {
      is: ['BundledDiscount', 'EdpDiscount', 'PrivateRateDiscount', 'SppDiscount'],
    },
    reason: 'are given for an agreement',
    source: lineItemTypes,
  },
  {
    name: 'support',
    serviceCode: {
      startsWith: ['AWSSupport'],
      is: ['AWSDeveloperSupport', 'AWSEnterpriseOnRamp', 'OCBPremiumSupport'],
    },
    reason: 'is a part of the bill of an account',
    source: 'https://aws.amazon.com/premiumsupport/pricing/',
  },
  {
    name: 'support',
    service: { startsWith: ['AWS Support', 'AWS Premium Support'] },
    reason: 'is a part of the bill of an account',
    source: 'https://aws.amazon.com/premiumsupport/pricing/',
  },
  {
    name: 'data transfer',
    serviceCode: { is: ['AWSDataTransfer'] },
    reason: 'is often billed for an account and Region',
    source: 'https://docs.aws.amazon.com/cur/latest/userguide/cur-data-transfers-charges.html',
  },
  {
    name: 'data transfer',
    usageType: { contains: ['DataTransfer', '-AWS-In-Bytes', '-AWS-Out-Bytes'] },
    reason: 'is often billed for an account and Region',
    source: 'https://docs.aws.amazon.com/cur/latest/userguide/cur-data-transfers-charges.html',
  },
  {
    name: 'requests of KMS',
    usageType: { contains: ['KMS-Requests'] },
    reason: 'also use keys of AWS, which cannot have tags',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html',
  },
  {
    name: 'metrics and requests of CloudWatch',
    usageType: { contains: ['CW:MetricMonitorUsage', 'CW:Requests', 'CW:GMD-Metrics'] },
    reason: 'are not resources; alarms and log groups are',
    source:
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Tagging.html',
  },
  {
    name: 'services without resources',
    serviceCode: { is: ['AWSCostExplorer', 'AmazonTextract', 'AmazonPolly', 'translate'] },
    reason: 'bill requests',
    source:
      'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/allocation-tag-restrictions.html',
  },
  {
    name: 'recorded events of CloudTrail',
    serviceCode: { is: ['AWSCloudTrail'] },
    usageType: { contains: ['EventsRecorded', 'FreeEventsRecorded'] },
    reason: 'are events of an account',
    source: 'https://aws.amazon.com/cloudtrail/pricing/',
  },
];
