/** The files of a set of rules, as text. Who reads them decodes them; only rules.yaml is required. */
import type { CsvInput } from './read-rows.ts';

export interface SetTexts {
  readonly rules: string;
  /** Null: the file does not exist. */
  readonly teams: string | null;
  readonly services: string | null;
  readonly aliases: string | null;
  readonly owners: string | null;
}

export interface SetFiles {
  readonly rules: { readonly file: string; readonly text: string };
  readonly teams: CsvInput;
  readonly services: CsvInput;
  readonly aliases: CsvInput;
  readonly owners: CsvInput;
}

/** The texts with their names, as messages call them. */
export function setFiles(texts: SetTexts): SetFiles {
  return {
    rules: { file: 'rules.yaml', text: texts.rules },
    teams: { file: 'teams.csv', text: texts.teams },
    services: { file: 'services.csv', text: texts.services },
    aliases: { file: 'aliases.csv', text: texts.aliases },
    owners: { file: 'owners.csv', text: texts.owners },
  };
}
