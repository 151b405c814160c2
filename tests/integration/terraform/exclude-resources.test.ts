/** Excluding resources from a configuration changes nothing else, or fails. */
import { describe, expect, it } from 'vitest';
import { excludeResources } from '../../support/terraform/exclude-resources.ts';

const expression = (text: string) => `\${${text}}`;
const reason = 'the emulator has none';
const configuration = {
  resource: {
    aws_sns_topic: { alarms: { name: 'alarms' } },
    aws_s3_bucket: { bill: { bucket: 'bill', depends_on: ['aws_sns_topic.alarms'] } },
    aws_s3_bucket_policy: {
      bill: { bucket: expression('aws_s3_bucket.bill.id'), depends_on: ['aws_sns_topic.alarms'] },
    },
  },
  output: { topic: { value: expression('aws_sns_topic.alarms.arn') } },
};

describe('a configuration without some of its resources', () => {
  it('keeps the others unchanged, without the dependencies on excluded ones', () => {
    const remainder = excludeResources(configuration, [{ what: 'aws_sns_topic.alarms', reason }]);
    expect(remainder.excluded).toEqual(['aws_sns_topic.alarms']);
    expect(remainder.configuration).toEqual({
      resource: {
        aws_s3_bucket: { bill: { bucket: 'bill' } },
        aws_s3_bucket_policy: { bill: { bucket: expression('aws_s3_bucket.bill.id') } },
      },
    });
  });

  it('excludes a complete type, and keeps outputs that do not need it', () => {
    const remainder = excludeResources(configuration, [{ what: 'aws_s3_bucket_policy', reason }]);
    expect(remainder.configuration.resource).not.toHaveProperty('aws_s3_bucket_policy');
    expect(remainder.configuration['output']).toEqual(configuration.output);
  });

  it('rejects the exclusion of a resource that another one is made from', () => {
    const exclusions = [{ what: 'aws_s3_bucket', reason }];
    expect(() => excludeResources(configuration, exclusions)).toThrow(
      'aws_s3_bucket_policy.bill needs aws_s3_bucket.bill, which is excluded',
    );
  });

  it('rejects an exclusion that names nothing', () => {
    const exclusions = [{ what: 'aws_cur_report_definition', reason }];
    expect(() => excludeResources(configuration, exclusions)).toThrow(
      'nothing to exclude: aws_cur_report_definition',
    );
  });
});
