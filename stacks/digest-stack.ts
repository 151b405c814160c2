/**
 * The digest stack: the functions with their schedules, the identity that sends the mail, and the
 * alarms, which also fire when nothing ran. It stores no data, so it may be destroyed and created
 * again.
 */
import { fileURLToPath } from 'node:url';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AlarmTopic } from './constructs/alarm-topic.ts';
import { BillOwnerPolicies } from './constructs/bill-owner-policies.ts';
import { DataAlarms } from './constructs/data-alarms.ts';
import { DeadManAlarm } from './constructs/dead-man-alarm.ts';
import { FailedEventsQueue } from './constructs/failed-events-queue.ts';
import { FunctionAlarms } from './constructs/function-alarms.ts';
import { inRegion } from './constructs/in-region.ts';
import { MailAlarms } from './constructs/mail-alarms.ts';
import { MailIdentity } from './constructs/mail-identity.ts';
import { QuickSightUserRole } from './constructs/quicksight-user-role.ts';
import { RunDashboard } from './constructs/run-dashboard.ts';
import { ScheduledFunction, type ScheduledFunctionProps } from './constructs/scheduled-function.ts';
import { sharedAlarmProps } from './constructs/shared-alarm-props.ts';
import { madeIdentityOf } from './names/mail-names.ts';
import { roleNamingOf } from './names/role-names.ts';
import { readsBill } from './permissions/bill-permissions.ts';
import { permissionsOf } from './permissions/function-permissions.ts';
import type { StackSettings } from './settings/settings.ts';
import { environmentsOf } from './system/function-environment.ts';
import { dataSetIdOf, namesOf, type StackNames } from './system/names.ts';
import { type SystemFunction, systemFunctions } from './system/system-functions.ts';
import { lakeTablesOf, tableAccessOf } from './system/table-access.ts';
import { addOutputs } from './terraform/outputs.ts';
import { connectAws, connectMail } from './terraform/providers.ts';

const builtBundles = fileURLToPath(new URL('../dist', import.meta.url));

/** Properties that all functions share. */
type SharedProps = Pick<ScheduledFunctionProps, 'dist' | 'failedEvents' | 'logKeyArn'>;

export class DigestStack extends TerraformStack {
  readonly #settings: StackSettings;
  readonly #names: StackNames;
  readonly #functions: readonly SystemFunction[];
  /** Provider of SES's region; undefined if SES is in the system's own region. */
  readonly #mailProvider: AwsProvider | undefined;

  /** `dist`: absolute path of the bundles. Throws an Error if the bundle of a function is missing. */
  constructor(scope: Construct, id: string, settings: StackSettings, dist = builtBundles) {
    super(scope, id);
    this.#settings = settings;
    this.#names = namesOf(settings);
    this.#functions = systemFunctions(settings);
    connectAws(this, settings);
    this.#mailProvider = connectMail(this, settings);
    const topic = this.#createTopic();
    const failedEvents = this.#createFailedEvents();
    this.#createFunctions({ dist, failedEvents, logKeyArn: topic.keyArn });
    if (settings.executives?.route === 'registered-user') {
      new QuickSightUserRole(this, 'snapshot-user', settings);
    }
    const mailTopic = this.#createMailTopic(topic);
    this.#createMailIdentity(mailTopic);
    this.#createAlarms(topic, failedEvents.name);
    this.#createMailAlarms(mailTopic);
    this.#createRunDashboard();
    addOutputs(this);
  }

  #createTopic(): AlarmTopic {
    const { topic, arns, partition } = this.#names;
    const { accountId, region, alarmEmails } = this.#settings;
    return new AlarmTopic(this, 'alarm-topic', {
      name: topic,
      arn: arns.topic,
      partition,
      accountId,
      region,
      emails: alarmEmails,
      logGroupArns: this.#functions.map(({ name }) => arns.logGroup(name)),
    });
  }

  #createFailedEvents(): FailedEventsQueue {
    const { arns, failedEvents } = this.#names;
    const scheduled = this.#functions.filter(({ schedule }) => schedule !== undefined);
    return new FailedEventsQueue(this, 'failed-events', {
      name: failedEvents,
      arn: arns.failedEvents,
      ruleArns: scheduled.map(({ name }) => arns.rule(name)),
    });
  }

  #createFunctions(shared: SharedProps): void {
    const { functions, logRetentionDays } = this.#settings;
    const environments = environmentsOf(this.#settings);
    const permissions = permissionsOf(this.#settings);
    const tables = tableAccessOf(this.#settings);
    const billReaders: string[] = [];
    for (const one of this.#functions) {
      const made = new ScheduledFunction(this, one.folder, {
        ...one,
        ...shared,
        logRetentionDays,
        runtime: functions.runtime,
        architecture: functions.architecture,
        vpc: functions.vpc,
        functionArn: this.#names.arns.function(one.name),
        logGroupArn: this.#names.arns.logGroup(one.name),
        environment: { ...environments[one.folder] },
        roleNaming: roleNamingOf(this.#settings, one.folder),
        permissions: permissions[one.folder],
        lakeTables: lakeTablesOf(this.#settings, tables[one.folder]),
      });
      if (readsBill(permissions[one.folder])) billReaders.push(made.roleArn);
    }
    new BillOwnerPolicies(this, 'bill', { settings: this.#settings, readers: billReaders });
  }

  /**
   * An alarm can only notify a topic in its own region; SES's metrics, and so the alarms on mail, are
   * in SES's region.
   */
  #createMailTopic(topic: AlarmTopic): AlarmTopic {
    if (this.#mailProvider === undefined) return topic;
    const { mailTopic, arns, partition, sesRegion: region } = this.#names;
    const { accountId, alarmEmails: emails } = this.#settings;
    const names = { name: mailTopic, arn: arns.mailTopic, partition, accountId, region };
    const made = new AlarmTopic(this, 'mail-topic', { ...names, emails, logGroupArns: [] });
    return inRegion(made, this.#mailProvider);
  }

  #createMailIdentity({ topic, policy }: AlarmTopic): void {
    const { mail } = this.#settings;
    const made = new MailIdentity(this, 'mail', {
      identity: madeIdentityOf(this.#settings),
      configurationSet:
        mail.configurationSet === undefined ? this.#names.configurationSet : undefined,
      forgetsSet: mail.configurationSet === this.#names.prefix,
      topicArn: topic.arn,
      topicPolicy: policy,
    });
    inRegion(made, this.#mailProvider);
  }

  #createAlarms({ topic }: AlarmTopic, failedEventsQueue: string): void {
    const shared = sharedAlarmProps(this.#settings, topic.arn);
    new DeadManAlarm(this, 'dead-man', {
      shared,
      schedule: this.#settings.schedules.digest,
    });
    new FunctionAlarms(this, 'function-alarms', { shared, functions: this.#functions });
    new DataAlarms(this, 'data-alarms', {
      shared,
      failedEventsQueue,
      hasResourceMetrics: this.#settings.resourceMetrics !== undefined,
      dataSetId: dataSetIdOf(this.#settings),
    });
  }

  #createMailAlarms({ topic }: AlarmTopic): void {
    const { configurationSet } = this.#names;
    const shared = sharedAlarmProps(this.#settings, topic.arn);
    inRegion(new MailAlarms(this, 'mail-alarms', { shared, configurationSet }), this.#mailProvider);
  }

  #createRunDashboard(): void {
    new RunDashboard(this, 'run-dashboard', {
      name: this.#names.prefix,
      system: this.#names.prefix,
      region: this.#settings.region,
      functions: this.#functions,
    });
  }
}
