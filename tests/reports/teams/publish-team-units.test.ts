/** The table of teams and units: every row of teams.csv, written only when it changed. */
import { mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { DirectoryStore } from '../../../src/platform/local/files/directory-store.ts';
import { publishTeamUnits } from '../../../src/reports/teams/publish-team-units.ts';
import { decodeTable } from '../../../src/tables/decode-table.ts';
import { objectKey } from '../../../src/tables/object-key.ts';
import { teamUnitsTable } from '../../../src/tables/team-units.ts';
import { exampleSet } from '../../allocation/rules/example-set.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('has every team with its units and dates', async () => {
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  const store = new DirectoryStore(folder);
  const day = parseBillingDay('2026-11-20');
  expect(await publishTeamUnits({ store }, day, exampleSet())).toBe('written');
  expect(await publishTeamUnits({ store }, day, exampleSet())).toBe('unchanged');
  const stored = await store.get(objectKey(teamUnitsTable, day));
  const rows = await decodeTable(teamUnitsTable, stored?.body ?? new Uint8Array(), {
    'report-date': day,
  });
  expect(rows.team).toEqual(['payments', 'retail', 'retail', 'platform']);
  expect(rows.businessUnit).toEqual(['Money', 'Shops', 'Online', 'Technology']);
  expect(rows.validFrom).toEqual(['0001-01-01', '0001-01-01', '2026-07-01', '0001-01-01']);
  expect(rows.validTo).toEqual(['9999-12-31', '2026-06-30', '9999-12-31', '9999-12-31']);
});
