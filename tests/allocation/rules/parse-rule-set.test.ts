/** A set is valid as one, or every problem of its files is named with line and advice. */
import { describe, expect, test } from 'vitest';
import { exampleSet, exampleTexts, problemsOf } from './example-set.ts';

const rules = (from: string, to: string) => {
  const text = exampleTexts.rules.replace(from, to);
  expect(text, `'${from}' is not in the example`).not.toBe(exampleTexts.rules);
  return problemsOf({ rules: text });
};
const withRule = (rule: string) => rules('rules:\n', `rules:\n  - ${rule}\n`);
const appended = (name: 'teams' | 'services' | 'aliases' | 'owners', row: string) =>
  problemsOf({ [name]: `${exampleTexts[name]}${row}\n` });

describe('the example', () => {
  const set = exampleSet();

  test('is valid, and its rules keep their order and lines', () => {
    expect(set.rules.map(({ id, line }) => `${line} ${id}`)).toEqual([
      '8 reorg-2026',
      '9 tax',
      '10 shared',
      '11 catalogue',
      '12 by-team-tag',
      '13 by-account',
      '14 by-ou',
    ]);
  });

  test('reads account ids, dates and shares as texts, not as numbers', () => {
    expect(set.rules[0]).toMatchObject({
      when: { kind: 'test', column: 'account', operator: 'in', values: ['111122223333'] },
      effective: { from: '2026-07-01', to: '2026-09-30' },
      reason: 'FIN-88',
    });
    const leadingZeros = withRule('{id: zeros, when: {account: 000011112222}, to: team/retail}');
    expect(leadingZeros).toEqual([]);
    expect(set.splits[2]?.method).toMatchObject({
      shares: new Map([
        ['team/payments', 600_000_000_000n],
        ['team/retail', 400_000_000_000n],
      ]),
    });
  });

  test('folds keys, and transforms values of aliases and matches like those of the bill', () => {
    expect(set.tags[0]?.from[3]).toEqual({ source: 'category', key: 'team' });
    expect(set.aliases[0]).toMatchObject({ value: 'shop', becomes: 'retail' });
    expect(set.services[0]?.matches).toEqual([
      { kind: 'tag', tag: 'application', value: 'checkout' },
    ]);
  });

  const withoutOus = exampleTexts.rules.replace(/.*nearest_ou_owner.*\n/, '');

  test('restores the zeros that a spreadsheet removed from account ids', () => {
    const set = exampleSet({
      owners: 'team,account\nretail,11112222\nretail,5555-6666-7777\n',
      rules: withoutOus,
    });
    expect(set.owners.map(({ account }) => account)).toEqual(['000011112222', '555566667777']);
  });

  test('needs no CSV if no rule reads one', () => {
    const text = 'version: 1\nrules:\n  - {id: tax, when: {chargeType: Tax}, to: unallocated}\n';
    const none = { teams: null, services: null, aliases: null, owners: null };
    expect(problemsOf({ rules: text, ...none })).toEqual([]);
    expect(problemsOf({ rules: 'version: 1\n', ...none })).toEqual([]);
  });
});

describe('all problems are named at once', () => {
  test('in all files, each with its line', () => {
    const problems = problemsOf({
      rules: exampleTexts.rules
        .replace('pool/tax}', 'pool/taxx}')
        .replace('Tax]', 'Tax], regio: x'),
      teams: `${exampleTexts.teams}Retail,,,,,,\nsales,,,nobody,,,\n`,
      aliases: `${exampleTexts.aliases}owner,a,b,,\n`,
    });
    expect(problems).toEqual([
      "rules.yaml, line 9: rule 'tax' reads 'regio', which is not a column; did you mean 'region'?",
      "rules.yaml, line 9: rule 'tax': no split has the source 'pool/taxx'; did you mean 'pool/tax'? " +
        "Each pool needs a split; 'method: none' keeps it as it is.",
      expect.stringMatching(/^teams\.csv, line 6: team is 'Retail'; write up to 64 lower-case/),
      expect.stringMatching(/^teams\.csv, line 7: owner_email is 'nobody'; write one mail address/),
      expect.stringMatching(/^aliases\.csv, line 5: 'owner' is not a tag with 'aliases: true'/),
    ]);
  });
});

describe('a mistake is named once, without mistakes that follow from it', () => {
  test('if rules.yaml cannot be read', () => {
    const problems = problemsOf({ rules: `${exampleTexts.rules}]` });
    expect(problems.filter((one) => !one.startsWith('rules.yaml'))).toEqual([]);
    expect(problems).not.toEqual([]);
  });

  test('if a split cannot be read', () => {
    expect(rules('method: even', 'method: evenly')).toHaveLength(1);
  });
});

describe('names', () => {
  test.each([
    [
      '{id: x, when: {region: a}, to: team/retial}',
      "team 'retial' is not in teams.csv; did you mean 'retail'?",
    ],
    ['{id: x, when: {region: a}, to: pool/platfrom}', "did you mean 'pool/platform'?"],
    [
      '{id: x, when: {region: a}, to: retail}',
      "the target 'retail'; write team/<name>, pool/<name>",
    ],
    ['{id: x, when: {region: a}, to: team/Retail}', "the target 'team/Retail'"],
    [
      '{id: x, when: {region: a}, to: team/retail, application: chekout}',
      "did you mean 'checkout'?",
    ],
    ['{id: tax, when: {region: a}, to: team/retail}', "the id 'tax' is already used in line 8"],
    ['{id: X Y, when: {region: a}, to: team/retail}', "the id 'X Y' cannot be used"],
    ['{when: {region: a}, to: team/retail}', "a rule needs an 'id'"],
    [
      '{id: x, when: {tag.tem: a}, to: team/retail}',
      "reads 'tag.tem', which is not a column; did you mean 'tag.team'?",
    ],
    [
      '{id: x, when: {region: {startsWith: a}}, to: team/retail}',
      "the operator of region in rule 'x' is 'startsWith', which is unknown; accepted: equals, in, prefix",
    ],
    ['{id: x, when: {region: {prefx: a}}, to: team/retail}', "did you mean 'prefix'?"],
    [
      '{id: x, whn: {region: a}, to: team/retail}',
      "a rule has no field 'whn'; did you mean 'when'?",
    ],
    [
      '{id: x, lookup: service}',
      "'lookup' of rule 'x' is 'service', which is unknown; did you mean 'services'?",
    ],
    ['{id: x, lookup: team, from: team}', "reads 'team', which is not a declared tag"],
    [
      '{id: x, lookup: services, from: tag.team}',
      "'from' of rule 'x' belongs to 'lookup: team' only",
    ],
    ['{id: x, lookup: team, unknown: nobody}', "write 'next' or team/<name>"],
    ['{id: x, to: team/retail, lookup: services}', "needs either 'to' or 'lookup'"],
    ['{id: x}', "needs either 'to' or 'lookup'"],
  ])('%s: %s', (rule, message) => {
    expect(withRule(rule).join('\n')).toContain(message);
  });

  test('of required tags must be declared', () => {
    expect(rules('required: [team,', 'required: [tem,')).toEqual([
      "rules.yaml, line 6: required names the tag 'tem', which is not declared; did you mean 'team'?",
    ]);
  });

  test('of a test must be known', () => {
    expect(rules('{to: team/retail,', '{to: team/retial,').join()).toContain(
      "did you mean 'retail'?",
    );
    expect(rules('rule: by-team-tag}', 'rule: by-taem-tag}').join()).toContain(
      "did you mean 'by-team-tag'?",
    );
  });

  test('of teams must be known in aliases.csv, if a rule looks for teams by the tag', () => {
    expect(appended('aliases', 'team,x,retial,,')).toEqual([
      "aliases.csv, line 5: 'retial' is neither a team nor a value of a rule; did you mean 'retail'?",
    ]);
    expect(appended('aliases', 'team,x,Shared Services,,')).toEqual([]);
    const contains = 'tag.team: {contains: services}';
    const rules = exampleTexts.rules.replace('tag.team: [shared services]', contains);
    expect(problemsOf({ rules, aliases: `${exampleTexts.aliases}team,x,services,,\n` })).toEqual(
      [],
    );
  });

  test.each(['team,x,\u00a0,,', 'team,\u3000 ,retail,,'])(
    'of an alias must not be blank: %s',
    (row) => {
      expect(appended('aliases', row)).toEqual([
        expect.stringMatching(/^aliases\.csv, line 5: (becomes|value) is '.*'; write a value/),
      ]);
    },
  );

  test('of teams must be known in services.csv and owners.csv', () => {
    expect(appended('services', 'shop,retial,,,,resource=i-').join()).toContain(
      "did you mean 'retail'?",
    );
    expect(appended('owners', 'retial,,Root/X,,').join()).toContain("did you mean 'retail'?");
  });
});

describe('values that no line can have', () => {
  test.each([
    ['{account: 1111}', 'an account id has twelve digits'],
    ['{tag.team: Retail}', "values of the tag are changed by trim, lower; write 'retail'"],
    ['{tag.team: {prefix: Re}}', "changed to lower case; write 're'"],
    ['{tag.environment: [prd]}', "the tag allows only 'prod', 'test', 'shared'"],
    ['{region: []}', 'must contain at least one value'],
    ['{region: ""}', 'is empty; write a value'],
    ['{region: {absent: false}}', "must be written as 'absent: true'"],
    ['{region: {}}', "the test of region in rule 'x' is empty"],
    ['{}', "is empty; omit 'when' for all lines"],
    ['{any: []}', "'any' of rule 'x' must contain at least one condition"],
    ['[a]', 'must be names with values'],
    ['{not: {not: {not: {not: {not: {not: {region: a}}}}}}}', 'nested more than 6 deep'],
  ])('%s: %s', (when, message) => {
    expect(withRule(`{id: x, when: ${when}, to: team/retail}`).join('\n')).toContain(message);
  });

  test('a part of a value may be a blank', () => {
    expect(withRule('{id: x, when: {tag.team: {contains: " "}}, to: team/retail}')).toEqual([]);
  });
});

describe('dates', () => {
  test.each([
    [
      'teams',
      'retail,,,,,2026-12-01,',
      'teams.csv, line 6: team retail is valid from 2026-12-01 to open, and in line 4 from 2026-07-01 to open',
    ],
    [
      'aliases',
      'team, shop ,platform,2026-01-01,',
      "aliases.csv, line 5: the value 'shop' of tag team is valid",
    ],
    [
      'owners',
      'retail,444455556666,,,2026-01-01',
      'owners.csv, line 5: account 444455556666 is valid',
    ],
    ['owners', 'retail,,Root/Workloads/,,', "owners.csv, line 5: the OU 'Root/Workloads' is valid"],
    [
      'teams',
      'new,,,,,2026-02-30,',
      "the first day of team new is '2026-02-30'; write a day as YYYY-MM-DD",
    ],
    ['teams', 'new,,,,,2026-03-01,2026-02-01', 'team new ends on 2026-02-01, before it starts'],
  ] as const)('%s: %s', (file, row, message) => {
    expect(appended(file, row).join('\n')).toContain(message);
  });

  test('of different values that begin alike do not overlap', () => {
    const long = 'x'.repeat(70);
    expect(appended('aliases', `team,${long}a,retail,,\nteam,${long}b,retail,,`)).toEqual([]);
    expect(appended('aliases', `team,${long}a,retail,,\nteam,${long}a,retail,,`)).toHaveLength(1);
  });

  test('of rows that follow each other do not overlap', () => {
    expect(
      appended('aliases', 'team,Old,retail,,2026-06-30\nteam,old,payments,2026-07-01,'),
    ).toEqual([]);
  });

  test('a rule names a team only while it exists', () => {
    const teams = exampleTexts.teams.replace(
      'platform,Technology,Core,,,,',
      'platform,,,,,2026-01-01,',
    );
    const text = exampleTexts.rules.replace(
      'to: team/payments, effective',
      'to: team/platform, effective',
    );
    expect(problemsOf({ teams, rules: text })).toEqual([
      expect.stringContaining("owners.csv, line 3: team 'platform' is named for open to open"),
    ]);
    const open = text.replace(', effective: {from: 2026-07-01, to: 2026-09-30}', '');
    expect(problemsOf({ teams, rules: open }).join('\n')).toContain(
      "rule 'reorg-2026': team 'platform' is named for open to open, but teams.csv has it only for 2026-01-01 to open",
    );
  });
});

describe('services.csv', () => {
  test.each([
    ['checkout,retail,,,,resource=i-', "application 'checkout' belongs to team payments in line 2"],
    [
      'other,retail,,,,tag.application=CHECKOUT',
      "'tag.application=checkout' already finds 'checkout' in line 2",
    ],
    ['other,retail,,,,resource', 'write resource=<start of the id> or tag.<name>=<value>'],
    ['other,retail,,,,tag.app=x', 'match has'],
    [
      'other,retail,,javascript:alert(1),,resource=i-',
      'write an address that starts with https://',
    ],
    ['other,retail,,,,tag.environment=live', "the tag allows only 'prod'"],
  ])('%s: %s', (row, message) => {
    expect(appended('services', row).join('\n')).toContain(message);
  });

  test('starts of resource ids have few different lengths, and paths of OUs few levels', () => {
    const starts = Array.from({ length: 25 }, (_, n) => `resource=${'x'.repeat(n + 1)}`);
    expect(appended('services', `x,retail,,,,${starts.join('|')}`).join()).toContain(
      'have 25 different lengths; at most 24 are accepted',
    );
    expect(appended('services', `x,retail,,,,${starts.slice(1, 24).join('|')}`)).toEqual([]);
    const path = 'a/'.repeat(11);
    expect(appended('owners', `retail,,${path},,`).join()).toContain('has more than 10 levels');
  });

  test('an application may have several rows of one team', () => {
    expect(appended('services', 'checkout,payments,,,,resource=i-0')).toEqual([]);
  });

  test('a row without a match needs the tag application', () => {
    const text = exampleTexts.rules.replace(/ {2}application: .*\n/, '');
    expect(problemsOf({ rules: text }).join()).toContain("no tag 'application' is declared");
  });
});

describe('splits', () => {
  test.each([
    [
      'team/retail: 0.4',
      'team/retail: 0.3',
      "'shares' of the split of pool/support make 0.9, not 1",
    ],
    [
      'team/retail: 0.4',
      'team/retail: 0.4000000000001',
      "a share of 'team/retail' that is not a decimal from 0 to 1",
    ],
    ['team/retail: 0.4', 'team/retail: 1.4', 'that is not a decimal from 0 to 1'],
    ['team/retail: 0.4', 'team/retial: 0.4', "did you mean 'retail'?"],
    ['[team/payments, team/retail]', '[team/payments, team/payments]', 'names team/payments twice'],
    [
      '[team/payments, team/retail]',
      '[pool/platform]',
      'gives a share to pool/platform, which is split itself',
    ],
    ['[team/payments, team/retail]', '[unallocated]', 'only teams can have shares'],
    ['[team/payments, team/retail]', '[]', 'must have at least one target'],
    ['source: pool/support', 'source: pool/tax', 'pool/tax is already split in line 17'],
    ['source: pool/support', 'source: team/retail', 'only a pool can be split'],
    ['method: even', 'method: evenly', "is 'evenly', which is unknown; did you mean 'even'?"],
    [
      'method: even',
      'method: fixed',
      "'targets' of the split of pool/tax does not belong to fixed",
    ],
    ['over: all_teams', 'over: all', "'over' of the split of pool/platform accepts all_teams only"],
    ['basis: month', 'basis: week', "'basis' of the split of pool/platform must be month or day"],
  ])('%s → %s: %s', (from, to, message) => {
    expect(rules(from, to).join('\n')).toContain(message);
  });

  test('a pool without shares is shown as it is', () => {
    expect(rules('method: even, targets: [team/payments, team/retail]', 'method: none')).toEqual(
      [],
    );
  });
});

describe('fields of the file', () => {
  test.each([
    ['version: 1', 'version: 2', "rules.yaml must contain 'version: 1'"],
    ['required:', 'requird:', "rules.yaml has no field 'requird'; did you mean 'required'?"],
    [
      'transform: [trim, lower]',
      'transform: [trim, upper]',
      "'transform' of tag 'team' is 'upper', which is unknown",
    ],
    ['resource:owner', 'owner', "reads 'owner'; write a source and a key, such as resource:team"],
    ['resource:owner', 'resource:Te-am', "reads 'resource:Te-am' twice"],
    ['aliases: true', 'aliases: yes', "'aliases' of tag 'team' must be true or false"],
    ['lookup: nearest_ou_owner', 'lookup: team, from: tag.nope', 'which is not a declared tag'],
    ['expect: {to: team/retail, rule: by-team-tag}', 'expect: {}', 'a test must expect something'],
    [
      'line: {account',
      'line: {date: 1.1.2026, account',
      "'date' of a test is '1.1.2026'; write a day",
    ],
  ])('%s → %s: %s', (from, to, message) => {
    expect(rules(from, to).join('\n')).toContain(message);
  });

  test('a look-up needs rows to look into', () => {
    expect(
      problemsOf({ owners: null, services: null }).map((one) => one.split(': ').at(-1)),
    ).toEqual([
      "rule 'catalogue' looks for services, but services.csv has none.",
      "rule 'by-account' looks for owners of accounts, but owners.csv has none.",
      "rule 'by-ou' looks for owners of OUs, but owners.csv has none.",
    ]);
  });
});
