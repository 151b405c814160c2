/**
 * The digest: the functions and their schedules, the identity they mail from, and the alarms that
 * fire also when nothing ran. Holds no data: it may be destroyed and made again.
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
import type { AlarmTarget } from './constructs/runbook-alarm.ts';
import { ScheduledFunction, type ScheduledFunctionProps } from './constructs/scheduled-function.ts';
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

/** What all functions have in common. */
type SharedProps = Pick<ScheduledFunctionProps, 'dist' | 'failedEvents' | 'logKeyArn'>;

export class DigestStack extends TerraformStack {
  readonly #settings: StackSettings;
  readonly #names: StackNames;
  readonly #functions: readonly SystemFunction[];
  /** Of SES's region, where that is another. */
  readonly #mailProvider: AwsProvider | undefined;

  /** `dist`: absolute path of the bundles. Throws an Error where a function has none. */
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
        roleNamingOf: roleNamingOf(this.#settings, one.folder),
        permissions: permissions[one.folder],
        lakeTables: lakeTablesOf(this.#settings, tables[one.folder]),
      });
      if (readsBill(permissions[one.folder])) billReaders.push(made.roleArn);
    }
    new BillOwnerPolicies(this, 'bill', { settings: this.#settings, readers: billReaders });
  }

  /** Alarms reach a topic of their own region only, and those on mail are where SES counts. */
  #createMailTopic(topic: AlarmTopic): AlarmTopic {
    if (this.#mailProvider === undefined) return topic;
    const { mailTopic, arns, partition, sesRegion: region } = this.#names;
    const { accountId, alarmEmails: emails } = this.#settings;
    const place = { name: mailTopic, arn: arns.mailTopic, partition, accountId, region };
    const made = new AlarmTopic(this, 'mail-topic', { ...place, emails, logGroupArns: [] });
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
    const place = this.#alarmPlace(topic.arn);
    new DeadManAlarm(this, 'dead-man', { place, schedule: this.#settings.schedules.digest });
    new FunctionAlarms(this, 'function-alarms', { place, functions: this.#functions });
    new DataAlarms(this, 'data-alarms', {
      place,
      failedEventsQueue,
      dataSetId: dataSetIdOf(this.#settings),
    });
  }

  #createMailAlarms({ topic }: AlarmTopic): void {
    const { configurationSet } = this.#names;
    const place = this.#alarmPlace(topic.arn);
    inRegion(new MailAlarms(this, 'mail-alarms', { place, configurationSet }), this.#mailProvider);
  }

  #alarmPlace(topicArn: string): AlarmTarget {
    const { organization, environment, runbooksUrl } = this.#settings;
    const suffix = `${organization}-${environment}`;
    return { topicArn, runbooksUrl, suffix, system: this.#names.prefix };
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
