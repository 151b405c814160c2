/**
 * Mail settings that are fine alone, and not together: SES in another partition, readers outside the
 * allowed domains, and environments of which one would take the other's mail down with it.
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

/** The settings of an environment that are judged together. */
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

/** One fault a setting, each beginning with its path. */
export function mailProblems(settings: MailingSystem): string[] {
  const { region, mail, executives } = settings;
  const problems: string[] = [];
  if (mail.region !== undefined && partitionOf(mail.region) !== partitionOf(region)) {
    problems.push(
      `mail.region: given "${mail.region}" for a system in ${region}; accepted: a region of the ` +
        'same partition, since no role of the one is known in the other',
    );
  }
  if (mail.region === undefined && regionsWithoutSes.includes(region)) {
    problems.push(
      `mail.region: given nothing for a system in ${region}, where SES does not send; accepted: a ` +
        'region where it does, such as us-east-1',
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
 * What one environment makes and another uses: SES refuses to make an identity twice, and tearing down
 * the one that made it would silence the other.
 */
export function sharedMailProblems(environments: readonly MailingSystem[]): string[] {
  return environments.flatMap((maker, index) => {
    const others = environments.filter((user) => user !== maker);
    const ofSes = others
      .filter((user) => isSamePlace(maker, user))
      // Where both make it, once is enough to say so.
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
    `digest: ${maker.environment} makes the SES identity ${made}, and ${user.environment} sends from ` +
      'it too; accepted: mail.identity "existing" for both, so that neither takes it away from the ' +
      'other (stacks/README.md says how it is made, or handed over)',
  ];
}

function configurationSetProblem(maker: MailingSystem, user: MailingSystem): string[] {
  const isMade = maker.mail.configurationSet === undefined;
  const name = systemName(maker);
  if (!isMade || user.mail.configurationSet !== name) return [];
  return [
    `digest: ${maker.environment} makes the configuration set ${name}, and ${user.environment} sends ` +
      'through it; accepted: a set that neither makes, or none named, for one of its own each',
  ];
}

/**
 * Where SES is elsewhere, mail's own alarms have a topic there: `acme-finops-prod-mail-alarms`, which is
 * what an environment `prod-mail` calls its only one. SNS would hand out one topic twice.
 */
function topicProblem(maker: MailingSystem, user: MailingSystem): string[] {
  const isElsewhere = sesRegionOf(maker) !== maker.region;
  const isThere = maker.accountId === user.accountId && sesRegionOf(maker) === user.region;
  if (!isElsewhere || !isThere || systemName(user) !== `${systemName(maker)}-mail`) return [];
  return [
    `digest: ${maker.environment} and ${user.environment} would share the topic ` +
      `${systemName(user)}-alarms in ${user.region}; accepted: another name than ${user.environment}`,
  ];
}

function isSamePlace(one: MailingSystem, other: MailingSystem): boolean {
  return one.accountId === other.accountId && sesRegionOf(one) === sesRegionOf(other);
}
