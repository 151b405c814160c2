/** CloudFormation's own schemas on the dashboard's template, and on templates that are wrong. */
import { describe, expect, it } from 'vitest';
import { emitTemplate } from '../../quicksight/template/emit-template.ts';
import { cfnLintAbsence, lintTemplate } from '../support/cfn-lint/cfn-lint.ts';

const suite = 'the dashboard’s template';
const regions = ['us-east-1', 'eu-west-1', 'eu-central-1', 'ap-southeast-2'];

const slips = [
  {
    what: 'a property that CloudFormation spells otherwise than the API',
    right: '"TimeZone"',
    wrong: '"Timezone"',
    told: /Timezone/,
  },
  {
    what: 'a value that is none',
    right: '"FULL_REFRESH"',
    wrong: '"FULL"',
    told: /'FULL' is not one of/,
  },
  {
    what: 'a colour in small letters',
    right: '"#14573A"',
    wrong: '"#14573a"',
    told: /'#14573a' does not match/,
  },
  {
    what: 'a filter that says nothing of rows without a value',
    right: '"NullOption": "NON_NULLS_ONLY",',
    wrong: '',
    told: /'NullOption' is a required/,
  },
  {
    what: 'a reference to nothing',
    right: '"Ref": "AthenaRoleArn"',
    wrong: '"Ref": "NoRole"',
    told: /NoRole/,
  },
  {
    what: 'a sheet without an id',
    right: '"SheetId": "executive",',
    wrong: '',
    told: /'SheetId' is a required/,
  },
];

describe.skipIf(cfnLintAbsence(suite) !== undefined)(suite, () => {
  it('is what CloudFormation takes, without an error, a warning or a remark', async () => {
    expect(await lintTemplate(emitTemplate(), regions)).toEqual([]);
  });

  it('would be refused for each of its possible slips', async () => {
    const broken = slips.reduce((text, { right, wrong }) => {
      expect(text).toContain(right);
      return text.replace(right, wrong);
    }, emitTemplate());
    const found = (await lintTemplate(broken, ['eu-west-1'])).join('\n');
    for (const { what, told } of slips) expect(found, what).toMatch(told);
  });

  it('would be refused where it is no template', async () => {
    expect((await lintTemplate('{"Resources": ', ['eu-west-1'])).join()).toContain('E0000');
  });
});
