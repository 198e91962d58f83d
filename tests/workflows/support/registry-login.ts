export const REGISTRY_PASSWORD = 'a-secret-password';

/** The variables and secrets of a repository whose images are in the registry at `host`. */
export function registryLogin(host: string) {
  return {
    vars: {
      VSC_REGISTRY: host,
      VSC_REPOSITORY: 'owner/images',
      VSC_REGISTRY_LOGIN: 'password',
      VSC_REGISTRY_USER: 'somebody',
    },
    secrets: { VSC_REGISTRY_PASSWORD: REGISTRY_PASSWORD },
  };
}
