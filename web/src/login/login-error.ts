/** A login that did not succeed: what happened, and what to do. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
  readonly title: string;

  constructor(title: string, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.title = title;
  }
}
