/**
 * The dashboard, created by CloudFormation, because Terraform's own resource does not support its
 * definition. The template's key in S3 contains the hash of its content, so a changed dashboard has a
 * new URL.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudformationStack } from '@cdktf/provider-aws/lib/cloudformation-stack/index.js';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object/index.js';
import { AssetType, type ITerraformDependable, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import { lightValues } from '../../quicksight/cloudformation/light-parameters.ts';
import type { TemplateValues } from '../../quicksight/cloudformation/template-parameters.ts';
import { emitTemplate } from '../../quicksight/template/emit-template.ts';
import { urlSuffix } from '../permissions/storage-permissions.ts';
import type { StackSettings } from '../settings/settings.ts';
import { namesOf } from '../system/names.ts';
import { queryWorkgroup } from '../system/query-workgroups.ts';
import type { QuicksightRole } from './quicksight-role.ts';

export interface QuicksightDashboardProps {
  readonly settings: StackSettings;
  /** The QuickSight user or group that owns everything. */
  readonly principalArn: string;
  readonly role: QuicksightRole;
  /** The table of owners, if row-level security is on: the first ingestion reads it. */
  readonly owners?: ITerraformDependable | undefined;
}

export class QuicksightDashboard extends Construct {
  constructor(scope: Construct, id: string, props: QuicksightDashboardProps) {
    super(scope, id);
    const { settings, role, owners } = props;
    const { dashboard } = namesOf(settings);
    const { path, hash } = writtenTemplate();
    const key = `${dashboard.templatePrefix}${hash}.json`;
    const template = this.#uploadTemplate(settings, path, key);
    new CloudformationStack(this, 'stack', {
      name: dashboard.stack,
      templateUrl: urlOf(settings, key),
      parameters: valuesOf(props),
      dependsOn: [template, ...role.permitted, ...(owners === undefined ? [] : [owners])],
      // Creation waits for the first ingestion; the template allows one hour for it.
      timeouts: { create: '90m', update: '90m', delete: '30m' },
    });
  }

  /**
   * The earlier template is deleted only after the stack was updated, because a rollback may need it.
   */
  #uploadTemplate(settings: StackSettings, path: string, key: string): S3Object {
    const asset = new TerraformAsset(this, 'template', { path, type: AssetType.FILE });
    return new S3Object(this, 'object', {
      bucket: namesOf(settings).summariesBucket,
      key,
      source: asset.path,
      contentType: 'application/json',
      // S3 accepts 10 tags on an object, other resources 50: default tags could make the deployment
      // fail here.
      overrideProvider: { defaultTags: { tags: {} } },
      lifecycle: { createBeforeDestroy: true },
    });
  }
}

interface WrittenTemplate {
  readonly path: string;
  readonly hash: string;
}

let written: WrittenTemplate | undefined;

/** Terraform needs a file. All environments of a synthesis share one, which is deleted at the end. */
function writtenTemplate(): WrittenTemplate {
  if (written !== undefined) return written;
  const text = emitTemplate();
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-dashboard-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'dashboard.json');
  writeFileSync(path, text);
  written = { path, hash };
  return written;
}

function urlOf(settings: StackSettings, key: string): string {
  const { summariesBucket, partition } = namesOf(settings);
  return `https://${summariesBucket}.s3.${settings.region}.${urlSuffix(partition)}/${key}`;
}

function valuesOf({ settings, principalArn, role }: QuicksightDashboardProps): TemplateValues {
  const { prefix, database } = namesOf(settings);
  const { readerArn = '', rowLevelSecurity = false } = settings.quicksight ?? {};
  return {
    Prefix: prefix,
    PrincipalArn: principalArn,
    ReaderArn: readerArn,
    Database: database,
    Workgroup: queryWorkgroup(settings, 'quicksight').workgroup,
    AthenaRoleArn: role.arn,
    RefreshTime: refreshTimeOf(settings.schedules.digest),
    RowLevelSecurity: String(rowLevelSecurity),
    ...lightValues(settings.budgetLight),
  };
}

/** Four hours after the digest if it starts at one fixed time of day, else 11:00. */
export function refreshTimeOf(digestSchedule: string): string {
  const match = /^cron\((\d{1,2}) (\d{1,2}) /.exec(digestSchedule);
  if (match === null) return '11:00';
  const [, minute = '', hour = ''] = match;
  const later = (Number(hour) + 4) % 24;
  return `${String(later).padStart(2, '0')}:${minute.padStart(2, '0')}`;
}
