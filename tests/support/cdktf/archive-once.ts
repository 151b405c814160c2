/**
 * CDKTF starts a Node process for each archive of a function's code. Imported for its effect: an archive
 * of the same content is made once in this process, and copied after that.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface CdktfFiles {
  archiveSync: (source: string, target: string) => void;
  hashPath: (source: string) => string;
}

const files = createRequire(import.meta.url)('cdktf/lib/private/fs.js') as CdktfFiles;
const { archiveSync } = files;
const archives = new Map<string, Buffer>();

files.archiveSync = (source, target) => {
  const hash = files.hashPath(source);
  const archive = archives.get(hash) ?? archiveOf(source);
  archives.set(hash, archive);
  writeFileSync(target, archive);
};

function archiveOf(source: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'finops-digest-archive-'));
  try {
    const target = join(folder, 'archive.zip');
    archiveSync(source, target);
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
