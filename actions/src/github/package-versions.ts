import { UserError } from '../errors.ts';
import { asking, type GitHub, unlessMissing } from './client.ts';

interface Version {
  readonly id: number;
  /** The digest of the manifest. */
  readonly name: string;
}

const AT = '{package_type}/{package_name}/versions';

/**
 * Removes manifests of a container package: ghcr.io deletes nothing itself, GitHub's API does. Whether there was one of
 * that digest is what the remover says.
 *
 * @throws UserError if there is no such package, or GitHub refuses.
 */
export async function versionRemover(
  { api }: Pick<GitHub, 'api'>,
  owner: string,
  name: string,
): Promise<(digest: string) => Promise<boolean>> {
  const what = { package_type: 'container', package_name: name } as const;
  const found = await asking('list the versions of the package', async () => {
    const ofOrganization = await unlessMissing(
      api.paginate(`GET /orgs/{org}/packages/${AT}`, { org: owner, ...what, per_page: 100 }),
    );
    if (ofOrganization !== undefined) return { kind: 'orgs', versions: ofOrganization } as const;
    // GitHub's description has no pages of them; if there are, its answer leads to the next.
    const listed = api.paginate(`GET /users/{username}/packages/${AT}`, {
      username: owner,
      ...what,
    });
    const ofUser = await unlessMissing(listed as Promise<Version[]>);
    return ofUser && ({ kind: 'users', versions: ofUser } as const);
  });
  if (found === undefined) {
    throw new UserError(`GitHub has no package ${name} of ${owner} that this login may see`, {
      next: 'give a login that may read and delete packages: docs/how-to/publishing.md says which',
    });
  }
  const ids = new Map(found.versions.map((version) => [version.name, version.id]));
  return async (digest) => {
    const id = ids.get(digest);
    if (id === undefined) return false;
    const version = { ...what, package_version_id: id };
    const removed = await asking('delete a version of the package', () =>
      unlessMissing(
        found.kind === 'orgs'
          ? api.request(`DELETE /orgs/{org}/packages/${AT}/{package_version_id}`, {
              org: owner,
              ...version,
            })
          : api.request(`DELETE /users/{username}/packages/${AT}/{package_version_id}`, {
              username: owner,
              ...version,
            }),
      ),
    );
    return removed !== undefined;
  };
}
