/** One of the tables of the rules: teams, services, aliases or owners, as they are published. */
import { useState } from 'react';
import type { RuleTables } from '../api/answers.ts';
import { useAnswer } from '../api/use-answer.ts';
import { CsvButton } from '../costs/take-along.tsx';
import { Failed, Loading } from '../frame/answer-states.tsx';
import { counted } from '../words/day-words.ts';
import { AsFile } from './as-file.tsx';
import { EditLink, PublishedNote } from './edit-link.tsx';
import { isFound, SearchField } from './search-field.tsx';
import { fileNames, filePath } from './set-files.ts';

export type TableFile = keyof RuleTables;
type Row = Readonly<Record<string, string | null>>;

export function FileTable({ file }: { readonly file: TableFile }) {
  const { data: answer, error, refetch } = useAnswer<RuleTables[TableFile]>(filePath(file));
  const [searched, search] = useState('');
  if (error !== null) {
    return <Failed what={fileNames[file]} error={error} retry={() => void refetch()} />;
  }
  if (answer === undefined) return <Loading what={fileNames[file]} />;
  const { working } = answer.data;
  const rows: readonly Row[] = answer.data.rows;
  const shown = rows.filter((row) => isFound(searched, Object.values(row)));
  return (
    <>
      <p className="quiet">{meanings[file]}</p>
      <div className="section-head">
        <h2>{counted(rows.length, 'row')}</h2>
        <div className="actions">
          <SearchField value={searched} onChange={search} />
          <CsvButton path={filePath(file)} fileName={fileNames[file]} />
          <EditLink file={file} working={working} />
        </div>
      </div>
      <PublishedNote file={file} working={working} />
      {shown.length === 0 ? (
        <p className="quiet">
          {rows.length === 0 ? 'No row that you may see.' : `No row has “${searched}”.`}
        </p>
      ) : (
        <RowTable file={file} rows={shown} />
      )}
      <AsFile file={file} text={working?.isPublished === true ? working.text : null} />
    </>
  );
}

interface RowTableProps {
  readonly file: TableFile;
  readonly rows: readonly Row[];
}

function RowTable({ file, rows }: RowTableProps) {
  const shown = columns[file];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label={`${fileNames[file]}, scrolls sideways`}>
      <table>
        <thead>
          <tr>
            {shown.map(([name, words]) => (
              <th key={name} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {shown.map(([name]) => (
                <td key={name}>
                  <Value name={name} text={row[name] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** An address is a link only if it is a web page: files may have any text. */
function Value({ name, text }: { readonly name: string; readonly text: string | null }) {
  if (text === null || text === '') {
    return <span className="quiet">{name.startsWith('valid') ? 'open' : ''}</span>;
  }
  if (!/^https:\/\//.test(text)) return <bdi>{text}</bdi>;
  return (
    <a href={text} rel="noreferrer">
      <bdi>{text}</bdi>
    </a>
  );
}

const dates = [
  ['validFrom', 'From'],
  ['validTo', 'To'],
] as const;

const columns: Readonly<Record<TableFile, readonly (readonly [string, string])[]>> = {
  teams: [
    ['team', 'Team'],
    ['businessUnit', 'Business unit'],
    ['businessGroup', 'Business group'],
    ['ownerEmail', 'Owner'],
    ['slackChannel', 'Slack'],
    ...dates,
  ],
  services: [
    ['application', 'Application'],
    ['team', 'Team'],
    ['type', 'Type'],
    ['match', 'Found by'],
    ['repositoryUrl', 'Repository'],
    ['documentationUrl', 'Documentation'],
  ],
  aliases: [['tag', 'Tag'], ['value', 'Value'], ['becomes', 'Counts as'], ...dates],
  owners: [['account', 'Account'], ['ou', 'OU'], ['team', 'Team'], ...dates],
};

const meanings: Readonly<Record<TableFile, string>> = {
  teams: 'Who the teams are, and in which part of the company.',
  services:
    'The catalogue of services: which application, and so which team, a tag or a resource belongs to.',
  aliases: 'Other spellings of tag values, and the value that each counts as.',
  owners: 'Which team owns an account or an OU, where no tag says more.',
};
