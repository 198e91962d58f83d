/** GitHub's answer to a request that fails. Texts and codes are from its documentation and from memory. */
export class Problem extends Error {
  readonly status: number;
  readonly errors: readonly object[] | undefined;

  constructor(status: number, message: string, errors?: readonly object[]) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export const notFound = () => new Problem(404, 'Not Found');
export const badCredentials = () => new Problem(401, 'Bad credentials');
export const anonymous = () => new Problem(401, 'Requires authentication');
export const notAllowed = () => new Problem(403, 'Resource not accessible by integration');

/** A field of the body is wrong. */
export function invalid(resource: string, field: string, code: string, message?: string): Problem {
  return new Problem(422, 'Validation Failed', [
    { resource, field, code, ...(message !== undefined && { message }) },
  ]);
}
