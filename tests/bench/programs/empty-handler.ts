/** The limit of a cold start: a handler without any work. */

export async function handler(): Promise<void> {}
