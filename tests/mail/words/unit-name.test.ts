/** Each OU of a mail has a name that no other OU of the mail has. */
import { describe, expect, it } from 'vitest';
import { unitNames } from '../../../src/mail/words/unit-name.ts';

const namesOf = (paths: readonly string[]) => {
  const name = unitNames(paths);
  return paths.map((path) => name(path));
};

describe('the name of an OU', () => {
  it('is the last part of its path if no other OU has it', () => {
    expect(namesOf(['Root/Shop', 'Root/Media/Prod'])).toEqual([
      { name: 'Shop', parents: 'Root' },
      { name: 'Prod', parents: 'Root / Media' },
    ]);
  });

  it('has as many parts as differ from the other OUs', () => {
    const names = namesOf(['Root/EU/Shop/Prod', 'Root/US/Shop/Prod', 'Root/EU/Media/Prod']);
    expect(names).toEqual([
      { name: 'EU / Shop / Prod', parents: 'Root' },
      { name: 'US / Shop / Prod', parents: 'Root' },
      { name: 'Media / Prod', parents: 'Root / EU' },
    ]);
  });

  it('is the path if one OU ends in the path of another', () => {
    expect(namesOf(['Root/Prod', 'Root/Root/Prod']).map(({ name }) => name)).toEqual([
      'Root / Prod',
      'Root / Root / Prod',
    ]);
  });

  it('counts names as alike that differ only in characters that are not printed', () => {
    const names = namesOf(['Root/EU/Shop', 'Root/US/Shop ', 'Root/AP/Shop\u200b']);
    expect(names.map(({ name }) => name)).toEqual(['EU / Shop', 'US / Shop', 'AP / Shop']);
  });
});
