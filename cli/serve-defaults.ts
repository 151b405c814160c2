/** Defaults and limits of `serve`, for its options and its help. */
export const defaultPort = 8787;
export const defaultHost = '127.0.0.1';
export const tokenVariable = 'FINOPS_DIGEST_TOKEN';
export const minTokenCharacters = 20;
