/** The digest stack's JSON: what runs and when, how its mail is sent, and under which names. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../build/functions/bundle-functions.ts';
import { DashboardStack } from '../../stacks/dashboard-stack.ts';
import { DigestStack } from '../../stacks/digest-stack.ts';
import { environmentsOf } from '../../stacks/system/function-environment.ts';
import { settingsWith, synthesizeDigest } from './digest-fixture.ts';

const stack = synthesizeDigest();
const functions = Object.values(stack.of('aws_lambda_function'));
const named = (name: string) =>
  functions.find(({ function_name }) => function_name === `acme-finops-prod-${name}`);

const failedEvents = 'arn:aws:sqs:eu-west-1:111122223333:acme-finops-prod-failed-events';

describe('the functions', () => {
  it('are all those that have a handler', () => {
    const deployed = functions.map(({ function_name }) => String(function_name)).sort();
    // A function without a stack is in no environment yet.
    const known = functionNames().filter((name) => name in environmentsOf(settingsWith()));
    expect(deployed).toEqual(known.map((name) => `acme-finops-prod-${name}`));
    expect(deployed).toHaveLength(6);
  });

  it.each(functions.map((one) => [String(one['function_name']), one] as const))(
    '%s runs on x86_64 Node.js 22 with its own role and keeps its log for 90 days',
    (name, one) => {
      expect(one).toMatchObject({
        runtime: 'nodejs22.x',
        architectures: ['x86_64'],
        handler: 'handler.handler',
        role: expect.stringMatching(/^\$\{aws_iam_role\./),
      });
      expect(Object.values(stack.of('aws_cloudwatch_log_group'))).toContainEqual(
        expect.objectContaining({
          name: `/aws/lambda/${name}`,
          retention_in_days: 90,
          kms_key_id: expect.stringContaining('aws_kms_key.alarm-topic_key'),
        }),
      );
    },
  );

  it('do not share a role', () => {
    expect(new Set(functions.map(({ role }) => role)).size).toBe(functions.length);
  });

  it('run one at a time if two would disturb each other', () => {
    expect(named('daily-digest')).toMatchObject({
      reserved_concurrent_executions: 1,
      timeout: 900,
      memory_size: 1024,
    });
    expect(named('account-directory')).toMatchObject({ reserved_concurrent_executions: 1 });
  });

  it('are tried three times, and then the event goes to an encrypted queue', () => {
    const retries = Object.values(stack.of('aws_lambda_function_event_invoke_config'));
    expect(retries).toHaveLength(functions.length);
    for (const one of retries) {
      expect(one).toMatchObject({
        maximum_retry_attempts: 2,
        maximum_event_age_in_seconds: 21_600,
        destination_config: {
          on_failure: { destination: failedEvents },
        },
      });
    }
    expect(Object.values(stack.of('aws_sqs_queue'))).toEqual([
      expect.objectContaining({ sqs_managed_sse_enabled: true }),
    ]);
  });

  it('reserve no concurrency if the setting is null', () => {
    const settings = settingsWith({ functions: { reservedConcurrency: null } });
    const reserved = Object.values(synthesizeDigest(settings).of('aws_lambda_function')).filter(
      (one) => 'reserved_concurrent_executions' in one,
    );
    expect(reserved).toEqual([]);
  });

  it('send an event that EventBridge cannot deliver to the queue', () => {
    const targets = Object.values(stack.of('aws_cloudwatch_event_target'));
    expect(targets).toHaveLength(5);
    for (const one of targets) {
      expect(one).toMatchObject({
        dead_letter_config: { arn: failedEvents },
        retry_policy: { maximum_event_age_in_seconds: 21_600 },
      });
    }
  });

  it('start by their schedules, the directory before the digest, and by nothing else', () => {
    const rules = Object.values(stack.of('aws_cloudwatch_event_rule'));
    expect(rules.map(({ name, schedule_expression }) => [name, schedule_expression])).toEqual([
      ['acme-finops-prod-account-directory', 'cron(30 6 * * ? *)'],
      ['acme-finops-prod-daily-digest', 'cron(0 7 * * ? *)'],
      ['acme-finops-prod-dashboard-snapshot', 'cron(0 8 * * ? *)'],
      ['acme-finops-prod-partition-audit', 'cron(0 9 ? * MON *)'],
      ['acme-finops-prod-resource-metrics', 'cron(30 9 * * ? *)'],
    ]);
    const permissions = Object.values(stack.of('aws_lambda_permission'));
    expect(permissions).toHaveLength(5);
    for (const { principal, source_arn } of permissions) {
      expect(principal).toBe('events.amazonaws.com');
      expect(source_arn).toMatch(/^\$\{aws_cloudwatch_event_rule\..+\.arn\}$/);
    }
  });

  it('cannot be synthesized without their bundles, and the error says how to build them', () => {
    const empty = mkdtempSync(join(tmpdir(), 'digest-empty-'));
    expect(() => new DigestStack(Testing.app(), 'digest', settingsWith(), empty)).toThrow(
      /contains no bundle of account-directory: run `npm run build` first/,
    );
  });
});

describe('the mail', () => {
  it('requires TLS, and bounces and complaints are reported to the topic', () => {
    expect(Object.values(stack.of('aws_sesv2_configuration_set'))).toEqual([
      expect.objectContaining({ delivery_options: { tls_policy: 'REQUIRE' } }),
    ]);
    const [events] = Object.values(stack.of('aws_sesv2_configuration_set_event_destination'));
    expect(events).toMatchObject({
      event_destination: { matching_event_types: ['BOUNCE', 'COMPLAINT', 'REJECT'] },
    });
  });

  it('is sent from the identity of the domain, or of the address alone', () => {
    const identities = (identity: string) => {
      const settings = settingsWith({
        mail: { from: 'finops@example.com', to: ['reader@example.com'], identity },
      });
      return Object.values(synthesizeDigest(settings).of('aws_sesv2_email_identity')).map(
        ({ email_identity }) => email_identity,
      );
    };
    expect(identities('domain')).toEqual(['example.com']);
    expect(identities('email')).toEqual(['finops@example.com']);
  });
});

describe('names', () => {
  it('in Terraform’s state do not change, because a new name makes a new resource', () => {
    const known = Object.fromEntries(
      [
        'aws_lambda_function',
        'aws_sns_topic',
        'aws_kms_key',
        'aws_sqs_queue',
        'aws_sesv2_email_identity',
      ].map((type) => [type, Object.keys(stack.of(type))]),
    );
    expect(known).toEqual({
      aws_lambda_function: [
        'account-directory_function_CA61C5D4',
        'backfill_function_4A7F361A',
        'daily-digest_function_E14A65EE',
        'dashboard-snapshot_function_ACC91381',
        'partition-audit_function_AB170DA5',
        'resource-metrics_function_2124BD52',
      ],
      aws_sns_topic: ['alarm-topic_D89A1C02'],
      aws_kms_key: ['alarm-topic_key_E8B5128E'],
      aws_sqs_queue: ['failed-events_queue_9BEDDB4E'],
      aws_sesv2_email_identity: ['mail_identity_6441F6B4'],
    });
  });

  it('are the same when synthesized again', () => {
    const again = synthesizeDigest();
    expect(Object.keys(again.of('aws_iam_role'))).toEqual(Object.keys(stack.of('aws_iam_role')));
  });
});

describe('the dashboard stack', () => {
  it('outputs the id of the data set, and creates nothing', () => {
    const text = Testing.synth(new DashboardStack(Testing.app(), 'dashboard', settingsWith()));
    const { resource, output } = JSON.parse(text) as Record<string, Record<string, unknown>>;
    expect(resource).toBeUndefined();
    expect(output?.['data_set_id']).toMatchObject({ value: 'finops-ou-breakdown' });
  });
});
