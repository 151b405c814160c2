/**
 * The parameters of the template: names, ARNs and who may see the dashboard. The template itself contains
 * nothing of one environment, so all environments share one text.
 */

import { lightParameters } from './light-parameters.ts';

/** In CloudFormation's form: each value is text. */
export const templateParameters = {
  Prefix: {
    Type: 'String',
    Description: 'Starts the id and the name of everything, such as acme-finops-prod',
    AllowedPattern: '^[\\w-]{1,64}$',
  },
  PrincipalArn: {
    Type: 'String',
    Description: 'The QuickSight user or group that owns everything',
    AllowedPattern: '^arn:aws[a-z-]*:quicksight:.+$',
  },
  ReaderArn: {
    Type: 'String',
    Description: 'A QuickSight user or group that may look at the dashboard; empty for none',
    AllowedPattern: '^(arn:aws[a-z-]*:quicksight:.+)?$',
    Default: '',
  },
  Database: {
    Type: 'String',
    Description: 'The Glue database of the archive',
    AllowedPattern: '^[a-z0-9_]{1,255}$',
  },
  Workgroup: {
    Type: 'String',
    Description: 'The Athena workgroup that refreshes query in',
    AllowedPattern: '^[\\w.-]{1,128}$',
  },
  AthenaRoleArn: {
    Type: 'String',
    Description: 'The role that QuickSight queries with',
    AllowedPattern: '^arn:aws[a-z-]*:iam::\\d{12}:role/.+$',
  },
  RefreshTime: {
    Type: 'String',
    Description: 'UTC time of the daily refresh that stands in for a digest that did not come',
    AllowedPattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
    Default: '11:00',
  },
  RowLevelSecurity: {
    Type: 'String',
    Description: 'Whether everybody sees only the OUs that the owners list gives them',
    AllowedValues: ['true', 'false'],
    Default: 'false',
  },
  ...lightParameters,
} as const;

/** The values of a deployment; those with a default may be omitted. */
export type TemplateValues = Readonly<Record<keyof typeof templateParameters, string>>;

export const hasReader = 'HasReader';
export const hasRowLevelSecurity = 'HasRowLevelSecurity';

export const templateConditions = {
  [hasReader]: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'ReaderArn' }, ''] }] },
  [hasRowLevelSecurity]: { 'Fn::Equals': [{ Ref: 'RowLevelSecurity' }, 'true'] },
} as const;
