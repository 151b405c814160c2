/**
 * The Athena data source, with a separate role: QuickSight's account-wide role may have no access to
 * Athena, and no API can grant that.
 */
import type { CreateDataSourceRequest } from '@aws-sdk/client-quicksight';
import { permissionsOn } from '../cloudformation/asset-permissions.ts';
import { prefixed, ref } from '../cloudformation/intrinsics.ts';

export function dataSourceProperties(): CreateDataSourceRequest {
  return {
    AwsAccountId: ref('AWS::AccountId'),
    DataSourceId: prefixed('-athena'),
    Name: prefixed('-athena'),
    Type: 'ATHENA',
    DataSourceParameters: {
      AthenaParameters: { WorkGroup: ref('Workgroup'), RoleArn: ref('AthenaRoleArn') },
    },
    SslProperties: { DisableSsl: false },
    Permissions: permissionsOn('DataSource'),
  };
}
