/** Kept answers of earlier versions go; everything else of the folder stays. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeKeptAnswers } from '../../../../src/platform/local/files/remove-kept-answers.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const [earlier, current] = ['a'.repeat(32), 'b'.repeat(32)];

test('only the answers of the current version stay', () => {
  const folder = tempFolder();
  for (const name of [earlier, current, 'mine']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'x.json'), '{}');
  }
  removeKeptAnswers(folder, current);
  expect(readdirSync(folder).sort()).toEqual([current, 'mine']);
});

test('without any kept answer there is nothing to do', () => {
  expect(() => removeKeptAnswers(join(tempFolder(), 'absent'), current)).not.toThrow();
});
