/**
 * The values of PEP 508's marker variables in the image: CPython on linux-64.
 * @param python the full version, such as `3.9.13`
 */
export function imageMarkers(python: string): Record<string, string> {
  return {
    python_version: python.split('.').slice(0, 2).join('.'),
    python_full_version: python,
    implementation_name: 'cpython',
    implementation_version: python,
    platform_python_implementation: 'CPython',
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    platform_machine: 'x86_64',
  };
}
