/**
 * Two environments that the settings accept in one account share no resource name, regardless of their
 * names and regions. Checked by the names in the synthesized stacks.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../stacks/settings/settings.ts';
import { givenSettings } from './given-settings.ts';
import { synthesized } from './synthesized.ts';

/** Scope of a resource's name: the account, the system's region, or the region of SES. */
type Place = 'account' | 'system' | 'mail';

interface NamedResource {
  readonly type: string;
  readonly place: Place;
  readonly name: string;
}

interface Candidate {
  readonly organization: string;
  readonly environment: string;
  readonly region: string;
  readonly mailRegion: string | undefined;
}

const own = { organization: 'qqorg', environment: 'zzenv' };
const nameOf = ['bucket', 'name', 'alarm_name', 'function_name', 'dashboard_name'];
const ofTheAccount = new Set(['aws_s3_bucket', 'aws_iam_role']);
/** Named inside a resource that has a name of the system. */
const nested = new Set(['aws_glue_catalog_table', 'aws_iam_role_policy', 'aws_lambda_permission']);

const settingsOf = ({ organization, environment, region, mailRegion }: Candidate) => ({
  ...givenSettings,
  organization,
  environment,
  region,
  bill: { kind: 'export-legacy', crawler: true },
  kms: true,
  mail: {
    ...givenSettings.mail,
    identity: 'existing',
    ...(mailRegion !== undefined && { region: mailRegion }),
  },
  quicksight: {
    principalArn: 'arn:aws:quicksight:us-east-1:111122223333:user/default/owner',
    identityRegion: 'us-east-1',
  },
  executives: { route: 'rendered', to: ['chief@example.com'] },
});

function namesIn(mailRegion: string | undefined): readonly NamedResource[] {
  const stacks = Object.values(
    synthesized(settingsOf({ ...own, region: 'eu-west-1', mailRegion })),
  );
  return stacks.flatMap(({ resource = {} }) =>
    Object.entries(resource)
      .filter(([type]) => !nested.has(type))
      .flatMap(([type, ones]) =>
        Object.values(ones).flatMap((one) => {
          const name = nameOf.map((key) => one[key]).find((value) => typeof value === 'string');
          if (typeof name !== 'string' || name.includes('${')) return [];
          const elsewhere = one['provider'] === 'aws.mail' ? 'mail' : 'system';
          return [{ type, name, place: ofTheAccount.has(type) ? 'account' : elsewhere }] as const;
        }),
      ),
  );
}

/** For a system with SES in its own region, and for one with SES in another. */
const templates = { here: namesIn(undefined), elsewhere: namesIn('us-east-1') };

function namesOf({ organization, environment, region, mailRegion }: Candidate): string[] {
  const isElsewhere = mailRegion !== undefined && mailRegion !== region;
  const regions = { account: '', system: region, mail: mailRegion ?? region };
  return templates[isElsewhere ? 'elsewhere' : 'here'].map(({ type, name, place }) => {
    const named = name
      .replace(own.organization, organization)
      .replace(own.environment, environment);
    const plain = type === 'aws_glue_catalog_database' ? named.replaceAll('-', '_') : named;
    return `${type} ${regions[place]} ${plain}`;
  });
}

function isAccepted(one: Candidate, other: Candidate): boolean {
  try {
    readEnvironments({ one: settingsOf(one), other: settingsOf(other) });
    return true;
  } catch {
    return false;
  }
}

const words = [
  'ab',
  'finops',
  'mail',
  'bill',
  'eu',
  'prod',
  'alarms',
  'daily',
  'backfill',
  'quicksight',
];
const name = (longest: number) =>
  fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('-'))
    .filter((text) => text.length <= longest);
const candidate: fc.Arbitrary<Candidate> = fc.record({
  organization: name(15),
  environment: name(12),
  region: fc.constantFrom('eu-west-1', 'us-east-1'),
  mailRegion: fc.constantFrom(undefined, 'us-east-1'),
});
/** As similar to the first as a name can be: one word more, or one word moved. */
const pair = fc
  .tuple(candidate, candidate, fc.nat(3), fc.constantFrom(...words))
  .map(([one, other, kind, word]): readonly [Candidate, Candidate] => {
    const nearer = [
      other,
      { ...other, organization: one.organization, environment: `${one.environment}-${word}` },
      { ...other, organization: `${one.organization}-${word}`, environment: one.environment },
      { ...other, organization: one.organization, environment: one.environment },
    ][kind];
    return [one, nearer ?? other];
  });

describe('two environments of one account', () => {
  test('have names of many kinds', () => {
    expect(new Set(templates.elsewhere.map(({ type }) => type)).size).toBeGreaterThan(12);
    expect(templates.elsewhere.filter(({ place }) => place === 'mail').length).toBeGreaterThan(1);
    for (const { name } of templates.here) expect(name).toMatch(/qqorg.*zzenv/);
  });

  test('that share a name are rejected', () => {
    const seen = { alike: 0, apart: 0 };
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const taken = new Set(namesOf(one));
        const shared = namesOf(other).filter((name) => taken.has(name));
        seen[shared.length > 0 ? 'alike' : 'apart'] += 1;
        if (shared.length > 0) expect([shared, isAccepted(one, other)]).toEqual([shared, false]);
      }),
      { numRuns: 1000, seed: 11 },
    );
    expect(seen.alike).toBeGreaterThan(50);
    expect(seen.apart).toBeGreaterThan(250);
  });

  test('that share a workgroup or roles get an error that names them', () => {
    const dev = { ...own, environment: 'dev', region: 'eu-west-1', mailRegion: undefined };
    const both = (other: object) => () =>
      readEnvironments({ one: settingsOf(dev), other: { ...settingsOf(dev), ...other } });
    expect(both({ environment: 'dev-backfill' })).toThrow(
      'dev and dev-backfill would share the workgroup qqorg-finops-dev-backfill; accepted: a name other',
    );
    const iam = { namePrefix: 'qq' };
    expect(both({ organization: 'org', iam })).toThrow(
      'dev of qqorg and dev of org would share the roles qqorg-finops-dev-…; accepted: another iam.namePrefix',
    );
    const elsewhere = { accountId: '222233334444', quicksight: undefined };
    expect(both({ organization: 'org', iam, ...elsewhere })).not.toThrow();
  });

  test('that share no name are accepted', () => {
    const one = { ...own, region: 'eu-west-1', mailRegion: 'us-east-1' };
    expect(isAccepted(one, { ...one, environment: 'zzenv-mail' })).toBe(true);
  });
});
