/**
 * Mail settings that are valid alone but not together: SES in another partition, recipients outside the
 * allowed domains, and environments that share an identity, so that destroying one stops the other's
 * mail.
 */
import { addressProblem } from '../../src/domain/audience/address-problem.ts';
import {
  identitiesOf,
  type MailRegions,
  madeIdentityOf,
  sesRegionOf,
} from '../names/mail-names.ts';
import { partitionOf } from '../names/partition.ts';
import { regionsWithoutSes } from '../names/regions.ts';
import { systemName } from '../names/system-name.ts';

/** The settings of an environment that are checked together. */
interface MailingSystem extends MailRegions {
  readonly organization: string;
  readonly environment: string;
  readonly accountId: string;
  readonly mail: MailRegions['mail'] & {
    readonly to: readonly string[];
    readonly recipientDomains?: readonly string[] | undefined;
    readonly configurationSet?: string | undefined;
  };
  readonly executives?: object | { readonly to: readonly string[] } | undefined;
}

/** One problem per setting; each begins with the setting's path. */
export function mailProblems(settings: MailingSystem): string[] {
  const { region, mail, executives } = settings;
  const problems: string[] = [];
  if (mail.region !== undefined && partitionOf(mail.region) !== partitionOf(region)) {
    problems.push(
      `mail.region: given "${mail.region}" for a system in ${region}; accepted: a region of the ` +
        'same partition, because a role is valid in one partition only',
    );
  }
  if (mail.region === undefined && regionsWithoutSes.includes(region)) {
    problems.push(
      `mail.region: given nothing for a system in ${region}, where SES cannot send; accepted: a ` +
        'region where it can, such as us-east-1',
    );
  }
  const outside = (path: string, addresses: readonly string[]) =>
    addresses.flatMap((address, index) => {
      const problem = addressProblem(address, mail.recipientDomains ?? null);
      return problem === null ? [] : [`${path}[${index}]: given "${address}"; ${problem}`];
    });
  const pageReaders = executives !== undefined && 'to' in executives ? executives.to : [];
  return [...problems, ...outside('mail.to', mail.to), ...outside('executives.to', pageReaders)];
}

/**
 * What one environment creates and another uses: SES rejects a second identity of the same name, and
 * destroying the environment that created it would stop the other's mail.
 */
export function sharedMailProblems(environments: readonly MailingSystem[]): string[] {
  return environments.flatMap((maker, index) => {
    const others = environments.filter((user) => user !== maker);
    const ofSes = others
      .filter((user) => usesSameSes(maker, user))
      // If both create it, it is reported once.
      .filter((user) => !isMadeByBoth(maker, user) || environments.indexOf(user) > index)
      .flatMap((user) => [
        ...identityProblem(maker, user),
        ...configurationSetProblem(maker, user),
      ]);
    return [...ofSes, ...others.flatMap((user) => topicProblem(maker, user))];
  });
}

function isMadeByBoth(one: MailingSystem, other: MailingSystem): boolean {
  return madeIdentityOf(one) !== undefined && madeIdentityOf(one) === madeIdentityOf(other);
}

function identityProblem(maker: MailingSystem, user: MailingSystem): string[] {
  const made = madeIdentityOf(maker);
  if (made === undefined || !identitiesOf(user).includes(made)) return [];
  return [
    `digest: ${maker.environment} creates the SES identity ${made}, and ${user.environment} sends from ` +
      'it too; accepted: mail.identity "existing" for both, so that neither can delete it for the ' +
      'other (stacks/README.md says how to create or hand over the identity)',
  ];
}

function configurationSetProblem(maker: MailingSystem, user: MailingSystem): string[] {
  const isMade = maker.mail.configurationSet === undefined;
  const name = systemName(maker);
  if (!isMade || user.mail.configurationSet !== name) return [];
  return [
    `digest: ${maker.environment} creates the configuration set ${name}, and ${user.environment} sends ` +
      'through it; accepted: a set that neither creates, or no name, so that each creates its own',
  ];
}

/**
 * If SES is in another region, the mail alarms have a topic there: `acme-finops-prod-mail-alarms`. An
 * environment `prod-mail` gives this name to its only topic, and SNS would return the same topic for
 * both.
 */
function topicProblem(maker: MailingSystem, user: MailingSystem): string[] {
  const isElsewhere = sesRegionOf(maker) !== maker.region;
  const isInMailRegion = maker.accountId === user.accountId && sesRegionOf(maker) === user.region;
  if (!isElsewhere || !isInMailRegion || systemName(user) !== `${systemName(maker)}-mail`)
    return [];
  return [
    `digest: ${maker.environment} and ${user.environment} would share the topic ` +
      `${systemName(user)}-alarms in ${user.region}; accepted: a name other than ${user.environment}`,
  ];
}

function usesSameSes(one: MailingSystem, other: MailingSystem): boolean {
  return one.accountId === other.accountId && sesRegionOf(one) === sesRegionOf(other);
}
