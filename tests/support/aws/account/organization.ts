/** An AWS organization in moto: OUs and accounts with the names of a test. */
import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { WireAws } from '../wire-aws.ts';

export interface OrganizationAccount {
  readonly name: string;
  /** From the root: 'Root/Workloads/Prod'. */
  readonly ouPath: string;
}

/** Creates the organization; moto assigns the ids. Returns account name → id. */
export async function createOrganization(
  { moto }: Pick<WireAws, 'moto'>,
  accounts: readonly OrganizationAccount[],
): Promise<ReadonlyMap<string, string>> {
  const client = new OrganizationsClient({
    region: 'us-east-1',
    endpoint: moto.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  try {
    await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    const { Roots } = await client.send(new ListRootsCommand({}));
    const rootId = Roots?.[0]?.Id ?? '';
    const units = new Map([['Root', rootId]]);
    const ids = new Map<string, string>();
    for (const { name, ouPath } of accounts) {
      const unitId = await unit(client, units, ouPath);
      ids.set(name, await createAccount(client, name, { rootId, unitId, ordinal: ids.size }));
    }
    return ids;
  } finally {
    client.destroy();
  }
}

/** Creates the parent OUs first. */
async function unit(
  client: OrganizationsClient,
  units: Map<string, string>,
  path: string,
): Promise<string> {
  const known = units.get(path);
  if (known !== undefined) return known;
  const cut = path.lastIndexOf('/');
  if (cut < 0) throw new Error(`${path} does not start at Root`);
  const ParentId = await unit(client, units, path.slice(0, cut));
  const { OrganizationalUnit } = await client.send(
    new CreateOrganizationalUnitCommand({ ParentId, Name: path.slice(cut + 1) }),
  );
  const id = OrganizationalUnit?.Id ?? '';
  units.set(path, id);
  return id;
}

async function createAccount(
  client: OrganizationsClient,
  name: string,
  place: { readonly rootId: string; readonly unitId: string; readonly ordinal: number },
): Promise<string> {
  const { CreateAccountStatus } = await client.send(
    new CreateAccountCommand({ AccountName: name, Email: `account-${place.ordinal}@example.com` }),
  );
  const AccountId = CreateAccountStatus?.AccountId ?? '';
  if (place.unitId !== place.rootId) {
    await client.send(
      new MoveAccountCommand({
        AccountId,
        SourceParentId: place.rootId,
        DestinationParentId: place.unitId,
      }),
    );
  }
  return AccountId;
}
