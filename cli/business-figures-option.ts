/** The option `--business-figures`: the CSV that is an object of the archive bucket on AWS. */
import {
  type BusinessFigure,
  parseBusinessFigures,
} from '../src/domain/unit-costs/business-figures.ts';
import { readText } from './input-files.ts';

/** Throws an InputError naming file and line of what is wrong. */
export function readBusinessFigures(path: string): readonly BusinessFigure[] {
  return parseBusinessFigures(readText(path, '--business-figures'), path);
}
