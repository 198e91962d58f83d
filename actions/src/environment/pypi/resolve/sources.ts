import { type IndexOptions, PYPI, SimpleIndex } from '../index/simple-index.ts';
import { uvProgram } from './uv-program.ts';

export interface PipOptions extends IndexOptions {
  /** The resolver's program, if it is there already. */
  readonly uv?: string | undefined;
  /** Address of the Simple API that the resolver comes from; without it PyPI's. */
  readonly toolsUrl?: string | undefined;
}

/** What pip sections are checked with: the index, and the resolver, brought when it is first needed. */
export interface PipSources {
  readonly index: SimpleIndex;
  readonly uv: () => Promise<string>;
  readonly signal: AbortSignal;
  /** Aborted at the deadline. */
  readonly late: AbortSignal;
}

export function pipSources(options: PipOptions): PipSources {
  const { uv, cacheFolder, signal, toolsUrl = PYPI } = options;
  const index = new SimpleIndex(options);
  let program: Promise<string> | undefined;
  const bring = () => {
    const from = (indexUrl: string) => {
      const tools = new SimpleIndex({ ...options, indexUrl, whole: true });
      return uvProgram({ uv, cacheFolder, index: tools });
    };
    const other = options.indexUrl;
    // A mirror of the packages may be all that is in reach.
    return from(toolsUrl).catch((error: unknown) => {
      if (uv !== undefined || other === undefined || other === toolsUrl) throw error;
      return from(other).catch(() => {
        throw error;
      });
    });
  };
  const late = AbortSignal.timeout(options.deadlineMs);
  return { index, signal, late, uv: () => (program ??= bring()) };
}
