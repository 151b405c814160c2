/** CloudFormation's own schemas applied to the dashboard's template, and to templates with errors. */
import { describe, expect, it } from 'vitest';
import { emitTemplate } from '../../quicksight/template/emit-template.ts';
import { cfnLintAbsence, lintTemplate } from '../support/cfn-lint/cfn-lint.ts';

const suite = 'the dashboard’s template';
const regions = ['us-east-1', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];

const slips = [
  {
    what: 'a property that CloudFormation spells differently from the API',
    right: '"TimeZone"',
    wrong: '"Timezone"',
    says: /Timezone/,
  },
  {
    what: 'an invalid value',
    right: '"FULL_REFRESH"',
    wrong: '"FULL"',
    says: /'FULL' is not one of/,
  },
  {
    what: 'a color in lower-case letters',
    right: '"#14573A"',
    wrong: '"#14573a"',
    says: /'#14573a' does not match/,
  },
  {
    what: 'a filter without a rule for rows without a value',
    right: '"NullOption": "NON_NULLS_ONLY",',
    wrong: '',
    says: /'NullOption' is a required/,
  },
  {
    what: 'a reference to nothing',
    right: '"Ref": "AthenaRoleArn"',
    wrong: '"Ref": "NoRole"',
    says: /NoRole/,
  },
  {
    what: 'a sheet without an id',
    right: '"SheetId": "executive",',
    wrong: '',
    says: /'SheetId' is a required/,
  },
];

describe.skipIf(cfnLintAbsence(suite) !== undefined)(suite, () => {
  it('is accepted by CloudFormation without an error, a warning or a remark', async () => {
    expect(await lintTemplate(emitTemplate(), regions)).toEqual([]);
  });

  it('would be rejected for each of these mistakes', async () => {
    const broken = slips.reduce((text, { right, wrong }) => {
      expect(text).toContain(right);
      return text.replace(right, wrong);
    }, emitTemplate());
    const found = (await lintTemplate(broken, ['eu-west-1'])).join('\n');
    for (const { what, says } of slips) expect(found, what).toMatch(says);
  });

  it('would be rejected if it is not a template', async () => {
    expect((await lintTemplate('{"Resources": ', ['eu-west-1'])).join()).toContain('E0000');
  });
});
