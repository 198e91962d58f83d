import { SurroundingsError, UserError } from '../errors.ts';
import { engineReason } from './engine-error.ts';

/** The engine's refusals that have a known way out, in our words; anything else stays as it is. */
export function explainEngineError(error: unknown, image: string): unknown {
  const text = engineReason(error);
  const options = { cause: error };
  if (/no such image/i.test(text)) {
    return new UserError(`the engine has no image ${image}`, {
      ...options,
      next: 'make build, or set SUBMISSION_IMAGE to an image that exists',
    });
  }
  if (/could not select device driver|nvidia/i.test(text)) {
    return new SurroundingsError('the container engine cannot give this container a GPU', {
      ...options,
      next: 'install the NVIDIA Container Toolkit, or set SKIP_GPU=true or CPU_OR_GPU=cpu',
    });
  }
  // Root has no rights on a network or FUSE file system that shuts it out.
  if (/\bbind\b.*permission denied/is.test(text)) {
    return new SurroundingsError(`the container engine may not enter a folder to mount: ${text}`, {
      ...options,
      next: 'put the repository on a local disk: a network or FUSE home shuts out the root user of an engine',
    });
  }
  if (/bind source path does not exist|not shared from the host/i.test(text)) {
    return new SurroundingsError(`the container engine cannot mount a folder: ${text}`, {
      ...options,
      next: 'check that the folder exists and that the engine runs on this machine or shares it',
    });
  }
  // Docker's words if runc is not there or broken, if containerd's own program is not, and podman's.
  const broken = /unable to retrieve OCI runtime error|start shim:|OCI runtime "[^"]*" not found/i;
  if (broken.test(text)) {
    const [why = text] = /[^:]+(?:: [^:]+)?(?=: unknown$|$)/.exec(text) ?? [];
    return new SurroundingsError(`the container engine can start no container: ${why.trim()}`, {
      ...options,
      next: 'install what runs them again (apt-get install --reinstall runc containerd; for podman crun), and restart the engine',
    });
  }
  // The engine words it in one way for a name, in another for a path.
  const missing = /exec: "([^"]*)": (?:executable file not found|stat .*: no such file)/.exec(text);
  if (missing || /no command specified/i.test(text)) {
    const what = missing ? `no program "${missing[1]}"` : 'no program that it starts with';
    return new UserError(`the image ${image} has ${what}`, {
      ...options,
      next: 'check that SUBMISSION_IMAGE is an image of this runtime; make build makes one',
    });
  }
  if (/error setting rlimit/i.test(text)) {
    return new SurroundingsError('the container engine runs with too low a limit on open files', {
      ...options,
      next: 'raise it (systemd: LimitNOFILE=65536 of docker.service) and restart the engine',
    });
  }
  if (/no space left on device/i.test(text)) {
    return new SurroundingsError("the container engine's disk is full", {
      ...options,
      next: 'free space, such as with: docker builder prune',
    });
  }
  return error;
}
