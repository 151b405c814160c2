/**
 * A changed query of the billing export updates the export where it is: a replaced export would start empty
 * and deliver to a new folder. The real provider plans and applies it, against a server that stores exports.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDataExportsServer } from '../../support/aws/data-exports-server.ts';
import type { WireServer } from '../../support/aws/wire-server.ts';
import { folderForSuite } from '../../support/temp-folder.ts';
import { terraformTools } from '../../support/terraform/find-terraform.ts';
import { motoOverride } from '../../support/terraform/moto-override.ts';
import { TerraformFolder } from '../../support/terraform/terraform-folder.ts';
import {
  addressesOf,
  changesOf,
  type TerraformJson,
} from '../../support/terraform/terraform-json.ts';
import {
  buildMissingBundles,
  plainContext,
  stackOf,
  synthesizeStacks,
} from '../../support/terraform/test-stacks.ts';

const suite = 'the billing export and its query';
const tools = await terraformTools(suite);
const folder = folderForSuite();

describe.skipIf(tools === undefined)(suite, () => {
  let server: WireServer;
  let terraform: TerraformFolder;
  let configuration: TerraformJson;
  let address: string;

  beforeAll(async () => {
    if (tools === undefined) throw new Error('there is no Terraform');
    await buildMissingBundles();
    server = await startDataExportsServer();
    const stack = stackOf(synthesizeStacks(plainContext, `${folder()}/out`), 'foundation');
    configuration = onlyExport(stack.configuration);
    [address = ''] = addressesOf(configuration);
    const before = withoutColumn(configuration, 'tags');
    terraform = TerraformFolder.of(
      tools,
      { ...stack, configuration: before },
      motoOverride(before, server.url),
    );
    await terraform.init();
    await terraform.apply();
  });
  afterAll(async () => {
    terraform?.remove();
    await server?.stop();
  });

  it('needs no change while the query stays the same, also if a connection breaks', async () => {
    server.failNext({ operation: 'GetExport', drop: 'request' });
    const before = server.requests('GetExport').length;
    expect(changesOf(await terraform.plan())).toEqual([]);
    expect(server.requests('GetExport')).toHaveLength(before + 2);
  });

  it('is updated, not replaced, if the query selects one more column', async () => {
    terraform.configure(configuration);
    expect(changesOf(await terraform.plan())).toEqual([`${address}: export`]);
    await terraform.apply();
    expect(server.requests('CreateExport')).toHaveLength(1);
    expect(server.requests('DeleteExport')).toEqual([]);
    const [update] = server.requests('UpdateExport');
    expect(JSON.parse(String(update?.body)).Export.DataQuery.QueryStatement).toMatch(
      /, resource_tags, .*, tags FROM COST_AND_USAGE_REPORT$/,
    );
    expect(changesOf(await terraform.plan())).toEqual([]);
  });
});

/** The stack with only this resource: the server stores nothing else. */
function onlyExport({ terraform, provider, resource }: TerraformJson): TerraformJson {
  const exports = Object.entries(resource?.['aws_bcmdataexports_export'] ?? {}).map(
    ([name, { depends_on: _, ...block }]) => [name, block],
  );
  return {
    terraform,
    ...(provider && { provider }),
    resource: { aws_bcmdataexports_export: Object.fromEntries(exports) },
  };
}

/** The query as it was before the column was added. Throws if it does not select the column. */
function withoutColumn(configuration: TerraformJson, column: string): TerraformJson {
  const text = JSON.stringify(configuration);
  const before = text.replace(`, ${column} FROM`, ' FROM').replace(`, ${column},`, ',');
  if (before === text) throw new Error(`the query does not select ${column}`);
  return JSON.parse(before) as TerraformJson;
}
