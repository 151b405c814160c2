/**
 * The CloudFormation template of the dashboard: data source, data sets, refreshes, theme, analysis and
 * dashboard. The same code always gives the same text.
 */
import type { CreateAnalysisRequest, CreateDashboardRequest } from '@aws-sdk/client-quicksight';
import { dataSourceProperties } from '../assets/data-source.ts';
import { themeProperties } from '../assets/theme.ts';
import { permissionsOn } from '../cloudformation/asset-permissions.ts';
import { arnOf, onlyIf, prefixed, ref, resolveIntrinsics } from '../cloudformation/intrinsics.ts';
import { stableJson } from '../cloudformation/stable-json.ts';
import {
  hasRowLevelSecurity,
  templateConditions,
  templateParameters,
} from '../cloudformation/template-parameters.ts';
import { allocationColumns } from '../datasets/allocation-columns.ts';
import { costColumns } from '../datasets/cost-columns.ts';
import { dataSetProperties } from '../datasets/dataset-resource.ts';
import { allocationRuleColumns, ruleColumns } from '../datasets/rule-columns.ts';
import { dashboardDefinition } from '../definition/dashboard-definition.ts';
import { refreshScheduleProperties } from './refresh-schedule.ts';

/**
 * Logical ids: CloudFormation identifies a resource by its logical id, and replaces a resource whose id
 * changes.
 */
const ids = {
  dataSource: 'AthenaDataSource',
  costs: 'CostsDataSet',
  costsRefresh: 'CostsRefresh',
  rules: 'RulesDataSet',
  rulesRefresh: 'RulesRefresh',
  allocation: 'AllocationDataSet',
  allocationRefresh: 'AllocationRefresh',
  allocationRules: 'AllocationRulesDataSet',
  allocationRulesRefresh: 'AllocationRulesRefresh',
  theme: 'Theme',
  analysis: 'Analysis',
  dashboard: 'Dashboard',
} as const;

/** Follows the prefix in the id of the data set that each digest refreshes. */
export const costsSuffix = 'costs';
const rulesSuffix = 'row-level-rules';
const allocationSuffix = 'allocation';
const allocationRulesSuffix = 'allocation-rules';

/** The template as JSON text, at most 1 MB, which is CloudFormation's limit for a template in S3. */
export function emitTemplate(): string {
  return stableJson(
    resolveIntrinsics({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: 'QuickSight dashboard of finops-digest',
      Parameters: templateParameters,
      Conditions: templateConditions,
      Resources: resources(),
      Outputs: {
        DataSetId: { Value: prefixed(`-${costsSuffix}`) },
        DashboardId: { Value: prefixed() },
      },
    }),
  );
}

function resources() {
  const securely = { Condition: hasRowLevelSecurity };
  return {
    [ids.dataSource]: resource('DataSource', dataSourceProperties()),
    [ids.costs]: resource('DataSet', costsProperties()),
    [ids.costsRefresh]: refresh(costsSuffix, ids.costs),
    [ids.rules]: { ...resource('DataSet', rulesProperties()), ...securely },
    [ids.rulesRefresh]: { ...refresh(rulesSuffix, ids.rules), ...securely },
    [ids.allocation]: resource('DataSet', allocationProperties()),
    [ids.allocationRefresh]: refresh(allocationSuffix, ids.allocation),
    [ids.allocationRules]: { ...resource('DataSet', allocationRulesProperties()), ...securely },
    [ids.allocationRulesRefresh]: {
      ...refresh(allocationRulesSuffix, ids.allocationRules),
      ...securely,
    },
    [ids.theme]: resource('Theme', themeProperties()),
    [ids.analysis]: resource('Analysis', analysisProperties()),
    [ids.dashboard]: resource('Dashboard', dashboardProperties()),
  };
}

const resource = (type: string, Properties: object) => ({
  Type: `AWS::QuickSight::${type}`,
  Properties,
});

/**
 * A schedule names its data set by id, so CloudFormation does not see the dependency and needs DependsOn.
 */
const refresh = (suffix: string, dataSet: string) => ({
  ...resource('RefreshSchedule', refreshScheduleProperties(suffix)),
  DependsOn: dataSet,
});

function costsProperties() {
  return {
    ...dataSetProperties({
      suffix: costsSuffix,
      sql: 'costs',
      columns: costColumns,
      dataSource: ids.dataSource,
    }),
    RowLevelPermissionDataSet: securedBy(ids.rules),
  };
}

/** OUs and teams that a user may see. */
function allocationProperties() {
  return {
    ...dataSetProperties({
      suffix: allocationSuffix,
      sql: 'allocation',
      columns: allocationColumns,
      dataSource: ids.dataSource,
    }),
    RowLevelPermissionDataSet: securedBy(ids.allocationRules),
  };
}

function securedBy(rules: string) {
  return onlyIf(hasRowLevelSecurity, {
    Arn: arnOf(rules),
    Namespace: 'default',
    FormatVersion: 'VERSION_1',
    PermissionPolicy: 'GRANT_ACCESS',
    Status: 'ENABLED',
  });
}

function allocationRulesProperties() {
  return {
    ...dataSetProperties({
      suffix: allocationRulesSuffix,
      sql: 'allocation_rules',
      columns: allocationRuleColumns,
      dataSource: ids.dataSource,
    }),
    UseAs: 'RLS_RULES',
  };
}

function rulesProperties() {
  return {
    ...dataSetProperties({
      suffix: rulesSuffix,
      sql: 'row_level_rules',
      columns: ruleColumns,
      dataSource: ids.dataSource,
    }),
    UseAs: 'RLS_RULES',
  };
}

function definitionArns() {
  return { costs: arnOf(ids.costs), allocation: arnOf(ids.allocation) };
}

function analysisProperties(): CreateAnalysisRequest {
  return {
    ...identity('AnalysisId'),
    Definition: dashboardDefinition(definitionArns()),
    Permissions: permissionsOn('Analysis'),
  };
}

function dashboardProperties(): CreateDashboardRequest {
  return {
    ...identity('DashboardId'),
    Definition: dashboardDefinition(definitionArns()),
    LinkEntities: [arnOf(ids.analysis)],
    DashboardPublishOptions: {
      AdHocFilteringOption: { AvailabilityStatus: 'ENABLED' },
      ExportToCSVOption: { AvailabilityStatus: 'ENABLED' },
      SheetControlsOption: { VisibilityState: 'EXPANDED' },
      DataPointDrillUpDownOption: { AvailabilityStatus: 'ENABLED' },
    },
    Permissions: permissionsOn('Dashboard'),
  };
}

/** If QuickSight finds an error in a definition, the deployment fails instead of the readers' page. */
function identity<K extends 'AnalysisId' | 'DashboardId'>(id: K) {
  return {
    AwsAccountId: ref('AWS::AccountId'),
    ...({ [id]: prefixed() } as Record<K, string>),
    Name: prefixed(' costs'),
    ThemeArn: arnOf(ids.theme),
    ValidationStrategy: { Mode: 'STRICT' as const },
  };
}
