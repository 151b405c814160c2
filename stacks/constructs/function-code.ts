/**
 * A function's bundle as the ZIP archive that Terraform uploads, unchanged from `npm run build`. The
 * hash of the bundle decides whether the code changed, not the hash of the archive, because an archive
 * also contains times.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';

export interface FunctionCodeProps {
  /** The function's folder under `dist`. */
  readonly folder: string;
  /** Absolute path of the folder of the bundles. */
  readonly dist: string;
}

export class FunctionCode extends Construct {
  /** Path of the archive, relative to the folder in which Terraform runs. */
  readonly path: string;
  readonly hash: string;

  /** Throws an Error that names `npm run build` if the bundle is missing. */
  constructor(scope: Construct, id: string, { folder, dist }: FunctionCodeProps) {
    super(scope, id);
    const bundle = join(dist, folder);
    if (!existsSync(join(bundle, 'handler.mjs'))) {
      throw new Error(`${bundle} contains no bundle of ${folder}: run \`npm run build\` first.`);
    }
    const asset = new TerraformAsset(this, 'bundle', { path: bundle, type: AssetType.ARCHIVE });
    this.path = asset.path;
    this.hash = asset.assetHash;
  }
}
