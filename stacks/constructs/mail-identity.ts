/**
 * The sender of the mail: the SES identity, and the configuration set, which requires TLS and reports
 * every bounce, complaint and rejection to the topic. Existing ones are not changed.
 */
import { Sesv2ConfigurationSet } from '@cdktf/provider-aws/lib/sesv2-configuration-set/index.js';
import { Sesv2ConfigurationSetEventDestination } from '@cdktf/provider-aws/lib/sesv2-configuration-set-event-destination/index.js';
import { Sesv2EmailIdentity } from '@cdktf/provider-aws/lib/sesv2-email-identity/index.js';
import { type ITerraformDependable, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

export interface MailIdentityProps {
  /**
   * A domain or one address. Undefined if it exists already: then it stays when the stack is destroyed.
   */
  readonly identity: string | undefined;
  /** Undefined if the settings name an existing set. */
  readonly configurationSet: string | undefined;
  /** Whether the existing set has the name of our own: then an earlier setting may have created it. */
  readonly forgetsSet: boolean;
  readonly topicArn: string;
  /** SES publishes a test message to the topic when the event destination is created. */
  readonly topicPolicy: ITerraformDependable;
}

/** Terraform's resource addresses of what an earlier setting created. */
const madeIdentity = 'aws_sesv2_email_identity.mail_identity_6441F6B4';
const madeSet = [
  'aws_sesv2_configuration_set.mail_configuration-set_EAE693F0',
  'aws_sesv2_configuration_set_event_destination.mail_mail-events_B790B5CF',
];

export class MailIdentity extends Construct {
  constructor(scope: Construct, id: string, props: MailIdentityProps) {
    super(scope, id);
    if (props.identity !== undefined) this.#createIdentity(props.identity);
    this.#forget([
      ...(props.identity === undefined ? [madeIdentity] : []),
      ...(props.forgetsSet ? madeSet : []),
    ]);
    if (props.configurationSet !== undefined) this.#createSet(props.configurationSet, props);
  }

  #createSet(name: string, { topicArn, topicPolicy }: MailIdentityProps): void {
    const set = new Sesv2ConfigurationSet(this, 'configuration-set', {
      configurationSetName: name,
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
      sendingOptions: { sendingEnabled: true },
    });
    new Sesv2ConfigurationSetEventDestination(this, 'mail-events', {
      configurationSetName: set.configurationSetName,
      eventDestinationName: 'alarms',
      eventDestination: {
        enabled: true,
        matchingEventTypes: ['BOUNCE', 'COMPLAINT', 'REJECT'],
        snsDestination: { topicArn },
      },
      dependsOn: [topicPolicy],
    });
  }

  /**
   * What this stack created before and the settings now name as existing is removed from the state but
   * not from SES, because others may use it.
   * https://developer.hashicorp.com/terraform/language/block/removed
   */
  #forget(addresses: readonly string[]): void {
    if (addresses.length === 0) return;
    const removed = addresses.map((from) => ({ from, lifecycle: { destroy: false } }));
    TerraformStack.of(this).addOverride('removed', removed);
  }

  /**
   * A domain is verified by three CNAME records with its DKIM tokens, an address by a link in a mail.
   */
  #createIdentity(name: string): void {
    const identity = new Sesv2EmailIdentity(this, 'identity', { emailIdentity: name });
    const output = new TerraformOutput(this, 'dkim-tokens', {
      description: 'CNAME <token>._domainkey.<domain> → <token>.dkim.amazonses.com, for each token',
      value: `\${one(${identity.fqn}.dkim_signing_attributes[*].tokens)}`,
    });
    output.overrideLogicalId('dkim_tokens');
  }
}
