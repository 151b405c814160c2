/**
 * Who sends the mail: the identity that SES verifies, and the configuration set, which demands TLS
 * and tells the topic of every bounce, complaint and refusal.
 */
import { Sesv2ConfigurationSet } from '@cdktf/provider-aws/lib/sesv2-configuration-set/index.js';
import { Sesv2ConfigurationSetEventDestination } from '@cdktf/provider-aws/lib/sesv2-configuration-set-event-destination/index.js';
import { Sesv2EmailIdentity } from '@cdktf/provider-aws/lib/sesv2-email-identity/index.js';
import { type ITerraformDependable, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';

export interface MailIdentityProps {
  /** A domain, or one address. */
  readonly identity: string;
  readonly configurationSet: string;
  readonly topicArn: string;
  /** SES tries the topic when the destination is made. */
  readonly topicPolicy: ITerraformDependable;
}

export class MailIdentity extends Construct {
  constructor(scope: Construct, id: string, props: MailIdentityProps) {
    super(scope, id);
    this.#createIdentity(props.identity);
    const set = new Sesv2ConfigurationSet(this, 'configuration-set', {
      configurationSetName: props.configurationSet,
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
        snsDestination: { topicArn: props.topicArn },
      },
      dependsOn: [props.topicPolicy],
    });
  }

  /** A domain is verified by three CNAME records of its DKIM tokens; an address by a link in a mail. */
  #createIdentity(name: string): void {
    const identity = new Sesv2EmailIdentity(this, 'identity', { emailIdentity: name });
    const output = new TerraformOutput(this, 'dkim-tokens', {
      description: 'CNAME <token>._domainkey.<domain> → <token>.dkim.amazonses.com, for each token',
      value: `\${one(${identity.fqn}.dkim_signing_attributes[*].tokens)}`,
    });
    output.overrideLogicalId('dkim_tokens');
  }
}
