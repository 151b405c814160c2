/**
 * An error in the caller's input: a wrong date, a missing file, a bad budget row, an unreadable
 * bill. The message is one clear sentence that says what is wrong, where, and what to do. The
 * command line exits with 2 and changes nothing on disk.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}
