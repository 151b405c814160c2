/**
 * A data set as CloudFormation creates it: custom SQL through the Athena data source, imported to SPICE,
 * with columns renamed and described for readers.
 */
import type {
  CreateDataSetRequest,
  InputColumn,
  TransformOperation,
} from '@aws-sdk/client-quicksight';
import { permissionsOn } from '../cloudformation/asset-permissions.ts';
import { arnOf, lines, prefixed, ref, withParameters } from '../cloudformation/intrinsics.ts';
import type { DataSetColumns } from './dataset-column.ts';
import { type DataSetSql, templateSql } from './dataset-sql.ts';

/**
 * An addition of CloudFormation:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-quicksight-dataset-ingestionwaitpolicy.html
 */
interface IngestionWait {
  readonly IngestionWaitPolicy: {
    readonly WaitForSpiceIngestion: boolean;
    readonly IngestionWaitTimeInHours: number;
  };
}

export type DataSetProperties = CreateDataSetRequest & IngestionWait;

export interface DataSetRequest {
  /** Follows the prefix in id and name. */
  readonly suffix: string;
  readonly sql: DataSetSql;
  readonly columns: DataSetColumns;
  readonly dataSource: string;
}

/**
 * The deployment waits until the archive has been read once, so that a missing permission fails the
 * deployment.
 */
const waitsForData: IngestionWait = {
  IngestionWaitPolicy: { WaitForSpiceIngestion: true, IngestionWaitTimeInHours: 1 },
};

/** `dataSource` is the logical id of the data source. */
export function dataSetProperties(request: DataSetRequest): DataSetProperties {
  const { suffix, sql, columns, dataSource } = request;
  return {
    AwsAccountId: ref('AWS::AccountId'),
    DataSetId: prefixed(`-${suffix}`),
    Name: prefixed(`-${suffix}`),
    ImportMode: 'SPICE',
    PhysicalTableMap: {
      query: {
        CustomSql: {
          DataSourceArn: arnOf(dataSource),
          Name: suffix,
          SqlQuery: lines(templateSql(sql).map(withParameters)),
          Columns: inputColumns(columns),
        },
      },
    },
    LogicalTableMap: {
      result: {
        Alias: suffix,
        Source: { PhysicalTableId: 'query' },
        DataTransforms: transforms(columns),
      },
    },
    Permissions: permissionsOn('DataSet'),
    ...waitsForData,
  };
}

function inputColumns(columns: DataSetColumns): InputColumn[] {
  return Object.values(columns).map(({ sql, type }) => ({ Name: sql, Type: type }));
}

/** A description refers to the name that readers see, so columns are renamed first. */
function transforms(columns: DataSetColumns): TransformOperation[] {
  const all = Object.entries(columns);
  return [
    ...all
      .filter(([name, { sql }]) => name !== sql)
      .map(([name, { sql }]) => ({
        RenameColumnOperation: { ColumnName: sql, NewColumnName: name },
      })),
    ...all.map(([name, { description }]) => ({
      TagColumnOperation: {
        ColumnName: name,
        Tags: [{ ColumnDescription: { Text: description } }],
      },
    })),
    { ProjectOperation: { ProjectedColumns: all.map(([name]) => name) } },
  ];
}
