/** What vite gives modules: files whose change makes `vitest --changed` run a test again. */
interface ImportMeta {
  glob(patterns: string | string[]): unknown;
}
