/** Versions of the container packages of the repository's owner: on GitHub, manifests by their digests. */
import { notFound } from '../problem.ts';
import type { Call, Route } from '../route.ts';
import { BIRTH } from '../shapes/parts.ts';
import type { PackageVersion } from '../store.ts';

/** An organisation's packages are not found below `/users`, nor a user's below `/orgs`. */
export function listVersions(call: Call, root: Route['root']): object[] {
  const { url, name, organization } = call.store;
  const [owner = ''] = name.split('/');
  const [, packageName = ''] = call.parameters;
  const page = `https://github.com/${organization ? 'orgs' : 'users'}/${owner}/packages/container`;
  return versionsOf(call, root).map(({ id, digest, tags }) => ({
    id,
    name: digest,
    url: `${url}/users/${owner}/packages/container/${packageName}/versions/${id}`,
    package_html_url: `${page}/package/${packageName}`,
    html_url: `${page}/${packageName}/${id}`,
    created_at: BIRTH,
    updated_at: BIRTH,
    metadata: { package_type: 'container', container: { tags } },
  }));
}

export function removeVersion(call: Call, root: Route['root']): void {
  const versions = versionsOf(call, root);
  const at = versions.findIndex(({ id }) => id === Number(call.parameters[2]));
  if (at < 0) throw notFound();
  versions.splice(at, 1);
}

function versionsOf({ store, parameters: [type, name = ''] }: Call, root: Route['root']) {
  const owners = root === (store.organization ? '/orgs/{org}' : '/users/{username}');
  const versions: PackageVersion[] | undefined = store.packages.get(name);
  if (!owners || type !== 'container' || versions === undefined) throw notFound();
  return versions;
}
