/** Terraform evaluates nothing in a setting: text that it would evaluate is rejected. */
import { describe, expect, test } from 'vitest';
import { readEnvironments } from '../../../stacks/settings/settings.ts';
import { templateProblems } from '../../../stacks/settings/template-problems.ts';
import { givenSettings } from '../given-settings.ts';

const accepted = `accepted: text without \${ and %{, which Terraform would evaluate`;

describe('text that Terraform would evaluate', () => {
  test.each([
    [{ mail: { ...givenSettings.mail, from: `\${x}@example.com` } }, 'mail.from'],
    [{ mail: { ...givenSettings.mail, to: ['a@example.com', '%{x}@example.com'] } }, 'mail.to[1]'],
    [{ runbooksUrl: `https://example.com/\${path.root}` }, 'runbooksUrl'],
    [{ backend: { kind: 'http', address: `https://example.com/\${x}` } }, 'backend.address'],
    [
      {
        quicksight: {
          principalArn: `arn:aws:quicksight:us-east-1:111122223333:user/default/\${x}`,
        },
      },
      'quicksight.principalArn',
    ],
  ])('is rejected in every setting: %j', (change, path) => {
    const read = () => readEnvironments({ ...givenSettings, ...change });
    expect(read).toThrow(`context.digest.${path}: given "`);
    expect(read).toThrow(accepted);
  });

  test('is reported once for a value that is rejected for another reason as well', () => {
    const read = () => readEnvironments({ ...givenSettings, tags: { team: `\${x}` } });
    expect(read).toThrow('accepted: names and values of letters, digits');
    expect(read).not.toThrow('Terraform would evaluate');
  });

  test('does not include other text with those characters', () => {
    const given = { from: 'a$b%c@example.com', cost: '$5 {net}', rate: '5 % {x}', depth: 3 };
    expect(templateProblems({ mail: given, none: null, on: true })).toEqual([]);
  });
});
