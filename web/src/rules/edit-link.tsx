/** Where a file is edited: only for who may change the rules. */
import { Link } from 'wouter';
import type { WorkingFile } from '../api/answers.ts';
import { useReader } from '../api/use-answers.ts';
import { editAddress, fileNames, type SetFile } from './set-files.ts';

interface EditLinkProps {
  readonly file: SetFile;
  /** Null: this reader may not change it. */
  readonly working: WorkingFile | null;
}

export function EditLink({ file, working }: EditLinkProps) {
  const { data: reader } = useReader();
  if (working === null || reader?.data.mayChangeRules !== true) return null;
  return (
    <Link className="button" href={editAddress(file)}>
      Edit {fileNames[file]}
    </Link>
  );
}

/** A saved file counts once the next run has published it. */
export function PublishedNote({ file, working }: EditLinkProps) {
  if (working === null || working.isPublished) return null;
  return (
    <p className="note">
      {fileNames[file]} was changed and is not published yet: below is what counts now. The next run
      checks and publishes the change.
    </p>
  );
}
