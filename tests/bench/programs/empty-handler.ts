/** The limit of a cold start: a handler that does nothing. */

export async function handler(): Promise<void> {}
