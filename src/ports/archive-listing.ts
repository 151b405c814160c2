/** The port that lists stored objects: the archive's version is computed from it. */

export interface ListedObject {
  readonly key: string;
  /** Opaque version of the content; changes when the content does. */
  readonly etag: string;
}

export interface ArchiveListing {
  /** All objects whose key begins with `prefix`, in the order of their keys. */
  list(prefix: string): Promise<readonly ListedObject[]>;
}
