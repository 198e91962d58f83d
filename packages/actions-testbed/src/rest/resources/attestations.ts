import { invalid, notFound } from '../problem.ts';
import type { Call } from '../route.ts';
import type { Attestation } from '../store.ts';

/** Stores a Sigstore bundle. GitHub also verifies its signature; here, it only has to be readable. */
export function addAttestation({ store, body: { bundle } }: Call): object {
  const { dsseEnvelope } = bundle as { dsseEnvelope?: { payload?: unknown } };
  const id = store.nextNumber();
  store.attestations.push({ id, bundle: bundle as object, statement: read(dsseEnvelope?.payload) });
  return { id };
}

/** The attestations whose subject is a digest, as they were stored; 404 if there are none. */
export function listAttestations({ store, parameters: [subject = ''] }: Call): object {
  const [algorithm = '', hex] = subject.split(':');
  const found = store.attestations.filter(({ statement }) =>
    statement.subject.some(({ digest }) => digest[algorithm] === hex),
  );
  if (found.length === 0) throw notFound();
  return { attestations: found.map(shown) };
}

/** For a bundle that is kept elsewhere, the list has its address instead. */
function shown({ bundle, address }: Attestation): object {
  return { repository_id: 1, ...(address === undefined ? { bundle } : { bundle_url: address }) };
}

/** The in-toto statement in a DSSE envelope. */
function read(payload: unknown): Attestation['statement'] {
  try {
    const text = Buffer.from(String(payload), 'base64').toString('utf8');
    const statement = JSON.parse(text) as Attestation['statement'];
    if (Array.isArray(statement.subject)) return statement;
  } catch {
    // Reported below.
  }
  throw invalid('Attestation', 'bundle', 'invalid');
}
