/** The files of the rules: what the pages call them, and where each is read and changed. */

export const setFiles = ['rules', 'teams', 'services', 'aliases', 'owners'] as const;
export type SetFile = (typeof setFiles)[number];

export const fileNames: Readonly<Record<SetFile, string>> = {
  rules: 'rules.yaml',
  teams: 'teams.csv',
  services: 'services.csv',
  aliases: 'aliases.csv',
  owners: 'owners.csv',
};

export const fileWords: Readonly<Record<SetFile, string>> = {
  rules: 'Rules',
  teams: 'Teams',
  services: 'Services',
  aliases: 'Aliases',
  owners: 'Owners',
};

export function filePath(file: SetFile): string {
  return `/v1/${file}`;
}

export function fileAddress(file: SetFile): string {
  return file === 'rules' ? '/rules' : `/rules/${file}`;
}

export function editAddress(file: SetFile): string {
  return `/rules/edit/${file}`;
}

export function isSetFile(name: string | undefined): name is SetFile {
  return setFiles.some((file) => file === name);
}
