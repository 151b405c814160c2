/**
 * The built pages as objects of their bucket, so that one apply publishes them: the files with a hash in their names first,
 * then the page that names them. `config.json` says how to log in.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object/index.js';
import { AssetType, type ITerraformDependable, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';
import { cacheControlOf } from '../../src/api/server/page-paths.ts';
import { readWebFiles, type WebFile } from '../../src/api/server/web-files.ts';
import { type PageConfig, pageConfigPath } from '../../src/domain/login/page-config.ts';

export interface PageFilesProps {
  /** Absolute path of the built pages. */
  readonly pages: string;
  /** Name of the bucket. */
  readonly bucket: string;
}

const firstPage = '/index.html';

export class PageFiles extends Construct {
  readonly #bucket: string;

  /** Throws an Error that names `npm run build:web` if the pages are missing. */
  constructor(scope: Construct, id: string, { pages, bucket }: PageFilesProps) {
    super(scope, id);
    this.#bucket = bucket;
    const files = existsSync(pages) ? readWebFiles(pages) : undefined;
    if (files === undefined) {
      throw new Error(`${pages} contains no index.html: run \`npm run build:web\` first.`);
    }
    const { path: folder } = new TerraformAsset(this, 'built', {
      path: pages,
      type: AssetType.DIRECTORY,
    });
    const others = [...files].filter(([path]) => path !== firstPage).sort();
    const uploaded = others.map(([path, file]) => this.#upload(folder, path, file, []));
    const first = files.get(firstPage) as WebFile;
    this.#upload(folder, firstPage, first, uploaded);
  }

  /** Not cached, so that a changed login counts at the next request. */
  configure(config: PageConfig): void {
    new S3Object(this, 'config', {
      bucket: this.#bucket,
      key: pageConfigPath.slice(1),
      content: JSON.stringify(config),
      contentType: 'application/json',
      cacheControl: cacheControlOf(pageConfigPath),
    });
  }

  #upload(
    folder: string,
    path: string,
    { type, etag }: WebFile,
    after: readonly ITerraformDependable[],
  ): S3Object {
    return new S3Object(this, `file${path.replace(/[^\w-]/g, '-')}`, {
      bucket: this.#bucket,
      key: path.slice(1),
      source: join(folder, path),
      sourceHash: etag.replaceAll('"', ''),
      contentType: type,
      cacheControl: cacheControlOf(path),
      dependsOn: [...after],
    });
  }
}
