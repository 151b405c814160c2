/** Where the API describes itself. These addresses contain no data, so they need no login. */
export const documentPaths = ['/openapi.json', '/docs'] as const;
