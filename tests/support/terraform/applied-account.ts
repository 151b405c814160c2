/**
 * The emulated account after Terraform's apply, prepared for running: our Athena with Terraform's
 * workgroup, our QuickSight, and each function's environment from Terraform.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BillTree } from '../../../samples/generator/generate-bill.ts';
import { billPrefixes } from '../aws/account/deliver-bill.ts';
import { type AthenaServer, startAthenaServer } from '../aws/athena-server.ts';
import { GlueCatalog } from '../aws/glue-catalog.ts';
import { MotoObjects, objectPlace } from '../aws/moto-objects.ts';
import { startMotoProxy } from '../aws/moto-proxy.ts';
import type { MotoServer } from '../aws/moto-server.ts';
import { type QuickSightServer, startQuickSightServer } from '../aws/quicksight-server.ts';
import { endpoints } from '../aws/wire-aws.ts';
import type { WireServer } from '../aws/wire-server.ts';
import type { StateResource } from './terraform-json.ts';

export interface AppliedAccount {
  readonly athena: AthenaServer;
  readonly quicksight: QuickSightServer;
  readonly proxy: WireServer;
  readonly objects: MotoObjects;
  readonly glue: GlueCatalog;
  /** The function's environment on Lambda: Terraform's variables, the region, emulator endpoints. */
  environmentOf(functionName: string): Readonly<Record<string, string>>;
  /** Every raw message sent to SES. */
  sentMail(): readonly string[];
  stop(): Promise<void>;
}

export interface AppliedState {
  readonly moto: MotoServer;
  readonly region: string;
  readonly resources: readonly StateResource[];
}

/** Starts the emulators next to moto; creates nothing in the account itself. */
export async function openAppliedAccount(applied: AppliedState): Promise<AppliedAccount> {
  const { moto, region, resources } = applied;
  const [proxy, athena, quicksight] = await Promise.all([
    startMotoProxy(moto.url),
    startAthenaServer({ motoUrl: moto.url, region, workgroups: resources.flatMap(workgroupOf) }),
    startQuickSightServer({ polls: 1 }),
  ]);
  const objects = new MotoObjects(moto.url, region);
  return {
    athena,
    quicksight,
    proxy,
    objects,
    glue: new GlueCatalog(moto.url),
    environmentOf: (name) => ({
      ...variablesOf(resources, name),
      AWS_REGION: region,
      ...endpoints(proxy.url, athena.url, quicksight.url),
    }),
    // Does not use moto's own list: moto cannot show its data once it contains a Lambda function.
    sentMail: () => proxy.requests('SendEmail').map(({ body }) => rawMessage(body)),
    stop: async () => {
      objects.close();
      await Promise.all([proxy.stop(), athena.stop(), quicksight.stop()]);
    },
  };
}

/** Writes a generated CUR 2.0 bill below the location of Terraform's table for it. */
export async function deliverExport(
  { glue, objects }: Pick<AppliedAccount, 'glue' | 'objects'>,
  place: { readonly database: string; readonly table: string },
  tree: BillTree,
): Promise<void> {
  const table = await glue.table(place.database, place.table);
  if (table === undefined) throw new Error(`Terraform made no table ${place.table}`);
  const { bucket, key: prefix } = objectPlace(table.StorageDescriptor.Location);
  const data = join(tree.root, billPrefixes.cur2);
  for (const entry of readdirSync(data, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const key = `${prefix.replace(/\/*$/, '/')}${relative(data, path)}`;
    await objects.put({ bucket, key }, readFileSync(path));
  }
}

function workgroupOf({ type, values }: StateResource) {
  if (type !== 'aws_athena_workgroup') return [];
  const [configuration] = values['configuration'] as WorkgroupValues[];
  const outputLocation = configuration?.result_configuration[0]?.output_location;
  const enforce = configuration?.enforce_workgroup_configuration ?? false;
  const place = outputLocation === undefined ? {} : { outputLocation };
  return [{ name: String(values['name']), enforce, ...place }];
}

interface WorkgroupValues {
  readonly enforce_workgroup_configuration: boolean;
  readonly result_configuration: readonly { readonly output_location: string }[];
}

/** Throws if Terraform made no such function. */
function variablesOf(resources: readonly StateResource[], name: string): Record<string, string> {
  const found = resources.find(
    ({ type, values }) => type === 'aws_lambda_function' && values['function_name'] === name,
  );
  if (found === undefined) throw new Error(`Terraform made no function ${name}`);
  const [environment] = found.values['environment'] as { variables: Record<string, string> }[];
  return environment?.variables ?? {};
}

function rawMessage(body: Buffer): string {
  const { Content } = JSON.parse(body.toString()) as { Content: { Raw: { Data: string } } };
  return Buffer.from(Content.Raw.Data, 'base64').toString('utf8');
}
