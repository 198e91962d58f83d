import { SurroundingsError } from '../errors.ts';

/**
 * Loads a library that only a job of GitHub Actions uses, when it is used: each takes longer to load
 * than most commands run. The bundles of the actions hold them, `make setup` installs them, and what
 * sets up for one command leaves them out.
 *
 * @throws SurroundingsError if it is not installed.
 */
export async function jobLibrary<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new SurroundingsError('the libraries that jobs of GitHub Actions use are not installed', {
      next: 'make setup',
      cause: error,
    });
  }
}
