/** The parts of the rules, and what of them is not saved yet. */
import { Link, useLocation } from 'wouter';
import { draftOf } from './drafts.ts';
import { editAddress, fileAddress, fileNames, fileWords, setFiles } from './set-files.ts';

export function RulesNav() {
  const [path] = useLocation();
  const parts = [
    ...setFiles.map((file) => ({ address: fileAddress(file), words: fileWords[file] })),
    { address: '/rules/explain', words: 'Explain' },
  ];
  const unsaved = setFiles.filter(
    (file) => path !== editAddress(file) && draftOf(file) !== undefined,
  );
  return (
    <section className="wrap" aria-label="Parts of the rules">
      <div className="bar">
        <ul className="choices">
          {parts.map(({ address, words }) => (
            <li key={address}>
              <Link href={address} aria-current={path === address ? 'page' : undefined}>
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {unsaved.map((file) => (
        <p key={file} className="note" role="status">
          {fileNames[file]} has a text that you have not saved:{' '}
          <Link href={editAddress(file)}>continue with it</Link>.
        </p>
      ))}
    </section>
  );
}
