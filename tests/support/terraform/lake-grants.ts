/** The grants in the emulated Lake Formation: who may do what, on which database or table. */

interface HeldGrant {
  readonly Principal: { readonly DataLakePrincipalIdentifier: string };
  readonly Permissions: readonly string[];
  readonly Resource: {
    readonly Database?: { readonly Name: string };
    readonly Table?: { readonly DatabaseName: string; readonly Name: string };
  };
}

/** 'role: database.table: PERMISSIONS', sorted. Throws if the emulator does not answer. */
export async function heldGrants(motoUrl: string, region: string): Promise<readonly string[]> {
  const authorization =
    `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/lakeformation/aws4_request, ` +
    'SignedHeaders=host, Signature=none';
  const response = await fetch(`${motoUrl}/ListPermissions`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{}',
  });
  if (!response.ok) throw new Error(`moto does not list grants: ${response.status}`);
  const { PrincipalResourcePermissions: held } = (await response.json()) as {
    readonly PrincipalResourcePermissions: readonly HeldGrant[];
  };
  return held.map(lineOf).sort();
}

function lineOf({ Principal, Permissions, Resource: { Database, Table } }: HeldGrant): string {
  const role = Principal.DataLakePrincipalIdentifier.replace(/^.*:role\//, '');
  const place = Table === undefined ? Database?.Name : `${Table.DatabaseName}.${Table.Name}`;
  return `${role}: ${place}: ${[...Permissions].sort().join(', ')}`;
}
