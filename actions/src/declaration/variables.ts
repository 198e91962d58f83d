/**
 * Variables that no input has, because they are read deep inside, by several commands, or by programs
 * that ours calls. A command names those that concern it.
 */
export const OTHER_VARIABLES = {
  AZURE_CLIENT_ID:
    'application that a workflow logs in to an Azure registry as, if the login is azure',
  AZURE_TENANT_ID: 'directory that it is in',
  DOCKER_CONTEXT: 'docker context of the container engine, if DOCKER_HOST is not set',
  DOCKER_DEFAULT_PLATFORM:
    "what lite is built for, if not for the engine's own processor: linux/amd64 or linux/arm64",
  DOCKER_HOST: 'address of the container engine',
  GITHUB_REPOSITORY: 'owner/name of the repository at GitHub',
  GITHUB_TOKEN: 'token for the API of GitHub, and for its registry',
  PIP_INDEX_URL: 'package index to install from, instead of pypi.org',
  SSL_CERT_FILE: 'certificate authorities of this machine, for what a build downloads',
  VSC_APT_MIRROR:
    "where Debian's archives are served in builds, as <url>/debian and <url>/debian-security",
  VSC_ATTEST: 'repository variable: false if publish.yml makes no attestations',
  VSC_HUB_MIRROR: 'mirror of Docker Hub for builds: a registry, with a path if needed',
  VSC_IMAGE_NAME: 'name of the images that are built here',
  VSC_REGISTRY: 'registry of the official images, instead of that of environment/competition.yml',
  VSC_REGISTRY_LOGIN: 'how to log in to it: stored, password, github or azure',
  VSC_REGISTRY_PASSWORD: 'password for it, if the login is password',
  VSC_REGISTRY_USER: 'user for it, if the login is password',
  VSC_REPOSITORY: 'repository of the official images in it',
  VSC_VARIANTS: 'variants that are published together, such as "cpu gpu"',
} as const satisfies Record<string, string>;

export type OtherVariable = keyof typeof OTHER_VARIABLES;

/** Variables that say which container engine to use. */
export const ENGINE_VARIABLES = [
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
] as const satisfies readonly OtherVariable[];

/** Variables that say what a build is for, and where it gets its packages from. */
export const BUILD_VARIABLES = [
  'DOCKER_DEFAULT_PLATFORM',
  'PIP_INDEX_URL',
  'SSL_CERT_FILE',
  'VSC_APT_MIRROR',
  'VSC_HUB_MIRROR',
] as const satisfies readonly OtherVariable[];

/** Variables of the registry's settings, and of the login to it. */
export const REGISTRY_VARIABLES = [
  'VSC_REGISTRY',
  'VSC_REPOSITORY',
  'VSC_REGISTRY_LOGIN',
  'VSC_REGISTRY_USER',
  'VSC_REGISTRY_PASSWORD',
  'VSC_VARIANTS',
  'AZURE_CLIENT_ID',
  'AZURE_TENANT_ID',
  'GITHUB_TOKEN',
] as const satisfies readonly OtherVariable[];
