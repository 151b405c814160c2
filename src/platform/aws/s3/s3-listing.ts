/** Lists the objects of one bucket, all pages. */
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { ArchiveListing, ListedObject } from '../../../ports/archive-listing.ts';
import { awsError } from '../client/aws-errors.ts';

/** S3 lists keys in the order of their UTF-8 bytes. */
export class S3Listing implements ArchiveListing {
  readonly #s3: S3Client;
  readonly #bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  /** Throws an Error naming the prefix. */
  async list(prefix: string): Promise<readonly ListedObject[]> {
    const found: ListedObject[] = [];
    let token: string | undefined;
    do {
      const page = await this.#page(prefix, token);
      for (const { Key: key = '', ETag: etag = '' } of page.Contents ?? [])
        found.push({ key, etag });
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found;
  }

  async #page(prefix: string, token: string | undefined) {
    try {
      return await this.#s3.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: prefix,
          ContinuationToken: token,
        }),
      );
    } catch (error) {
      throw awsError({ step: `S3 could not list s3://${this.#bucket}/${prefix}`, error });
    }
  }
}
