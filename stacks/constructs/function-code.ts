/**
 * A function's bundle as the archive that Terraform uploads. What `npm run build` made is taken as it
 * is; its hash, not the archive's, tells whether the code changed, since archives carry times.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';

export interface FunctionCodeProps {
  /** The function's folder under `dist`. */
  readonly folder: string;
  /** Absolute path of the folder that holds the bundles. */
  readonly dist: string;
}

export class FunctionCode extends Construct {
  /** Path of the archive, from where Terraform runs. */
  readonly path: string;
  readonly hash: string;

  /** Throws an Error that names `npm run build` where the bundle is not there. */
  constructor(scope: Construct, id: string, { folder, dist }: FunctionCodeProps) {
    super(scope, id);
    const bundle = join(dist, folder);
    if (!existsSync(join(bundle, 'handler.mjs'))) {
      throw new Error(`${bundle} holds no bundle of ${folder}: run \`npm run build\` first.`);
    }
    const asset = new TerraformAsset(this, 'bundle', { path: bundle, type: AssetType.ARCHIVE });
    this.path = asset.path;
    this.hash = asset.assetHash;
  }
}
