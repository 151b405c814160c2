/**
 * The digest stack's policies: exact actions on exact resources; exceptions are listed with reasons.
 */
import { describe, expect, it } from 'vitest';
import { listOf, type Statement, synthesizeDigest } from './digest-fixture.ts';

const stack = synthesizeDigest();

/** Actions for which AWS supports no resource other than '*', and why. */
const wildcards: Readonly<Record<string, string>> = {
  ListOrganization: 'AWS defines no resource for ListRoots and ListAccounts; bound to the account',
  AskForMetrics: 'AWS defines no resource for GetMetricData; bound to the account',
  AdministeredByThisAccount: "in a key's policy, '*' is the key itself",
  UsedByAlarmsAndMailEvents: "in a key's policy, '*' is the key itself",
  UsedByLogs: "in a key's policy, '*' is the key itself",
};

describe('policies', () => {
  const policies = [
    'aws_iam_role_policy',
    'aws_sns_topic_policy',
    'aws_sqs_queue_policy',
    'aws_kms_key',
  ].flatMap((type) => Object.values(stack.of(type)).map(({ policy }) => String(policy)));
  const trusts = Object.values(stack.of('aws_iam_role')).map((role) =>
    String(role['assume_role_policy']),
  );
  const statements = [...policies, ...trusts].flatMap(
    (text) => (JSON.parse(text) as { Statement: Statement[] }).Statement,
  );

  it('name every action in full', () => {
    expect(
      statements.flatMap(({ Action }) => listOf(Action).filter((one) => /[*?]/.test(one))),
    ).toEqual([]);
    expect(statements.length).toBeGreaterThan(40);
  });

  it("name every resource, except for actions that support only '*'", () => {
    const broad = statements.filter(({ Resource }) => listOf(Resource).includes('*'));
    const ids = new Set(broad.map(({ Sid }) => String(Sid)));
    expect([...ids].sort()).toEqual(Object.keys(wildcards).sort());
    const unbound = broad.filter(({ Condition }) => Condition === undefined);
    expect(unbound.map(({ Sid }) => Sid)).toEqual(['AdministeredByThisAccount']);
  });

  it('give each statement a different Sid', () => {
    for (const text of policies) {
      const { Statement: all } = JSON.parse(text) as { Statement: Statement[] };
      expect(new Set(all.map(({ Sid }) => Sid)).size).toBe(all.length);
    }
  });

  it('allow the key for the logs of these functions and for no other log', () => {
    const [key] = Object.values(stack.of('aws_kms_key'));
    const { Statement: all } = JSON.parse(String(key?.['policy'])) as { Statement: Statement[] };
    const logs = all.find(({ Sid }) => Sid === 'UsedByLogs');
    expect(logs?.Principal).toEqual({ Service: 'logs.eu-west-1.amazonaws.com' });
    const groups = Object.values(stack.of('aws_cloudwatch_log_group')).map(
      ({ name }) => `arn:aws:logs:eu-west-1:111122223333:log-group:${name}`,
    );
    expect(logs?.Condition).toEqual({
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': expect.toSatisfy(
          (bound: readonly string[]) => [...bound].sort().join() === groups.sort().join(),
        ),
      },
    });
  });

  it('allow only the schedules to send undeliverable events to the queue', () => {
    const [queue] = Object.values(stack.of('aws_sqs_queue_policy'));
    const { Statement: all } = JSON.parse(String(queue?.['policy'])) as { Statement: Statement[] };
    const rules = Object.values(stack.of('aws_cloudwatch_event_rule')).map(
      ({ name }) => `arn:aws:events:eu-west-1:111122223333:rule/${name}`,
    );
    expect(all.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      expect.objectContaining({
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: { ArnEquals: { 'aws:SourceArn': rules } },
      }),
    ]);
  });

  it('allow only services that act for this account to publish to the encrypted topic', () => {
    expect(Object.values(stack.of('aws_sns_topic'))).toEqual([
      expect.objectContaining({ kms_master_key_id: expect.stringContaining('aws_kms_key') }),
    ]);
    const [policy] = Object.values(stack.of('aws_sns_topic_policy'));
    const { Statement: all } = JSON.parse(String(policy?.['policy'])) as { Statement: Statement[] };
    const allows = all.filter(({ Effect }) => Effect === 'Allow');
    expect(allows.map(({ Sid }) => Sid)).toEqual(['PublishCloudwatch', 'PublishSes']);
    for (const { Condition } of allows) {
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '111122223333' } });
    }
  });

  it('allow the topic’s key for its publishers, for this account only', () => {
    const [key] = Object.values(stack.of('aws_kms_key'));
    const { Statement: all } = JSON.parse(String(key?.['policy'])) as { Statement: Statement[] };
    const used = all.filter(({ Action }) => listOf(Action).includes('kms:GenerateDataKey'));
    expect(used.filter(({ Sid }) => Sid !== 'UsedByLogs')).toEqual([
      expect.objectContaining({
        Principal: { Service: ['cloudwatch.amazonaws.com', 'ses.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      }),
    ]);
  });

  it('do not allow EventBridge rules to publish: every rule invokes a function', () => {
    const targets = Object.values(stack.of('aws_cloudwatch_event_target')).map(({ arn }) => arn);
    expect(targets.length).toBeGreaterThan(3);
    for (const arn of targets) expect(arn).toMatch(/^\$\{aws_lambda_function\./);
    for (const type of ['aws_sns_topic_policy', 'aws_kms_key']) {
      expect(JSON.stringify(stack.of(type))).not.toContain('events.amazonaws.com');
    }
  });
});
