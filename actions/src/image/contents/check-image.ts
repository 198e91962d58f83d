import type { ImageInspectInfo } from 'dockerode';
import type { Engine } from '../../container/connect.ts';
import { IMAGE_COMMAND } from '../../container/runtime-command.ts';
import { runInside } from './inside.ts';

/** A package to import: by the manager that installed it; `modules` if they aren't known. */
export interface ImportRequest {
  readonly kind: 'apt' | 'conda' | 'pip';
  readonly name: string;
  readonly modules?: readonly string[];
}

/** The outcome of one check of an image. */
export interface ImageCheck {
  /** `contract`, `gpu`, `import`, `lock` or `tests`. */
  readonly group: string;
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** What was imported, or the first useful line of the error. */
  readonly detail: string;
  readonly seconds: number;
}

/**
 * Checks, in the image, the contract of the runtime and the import of each package, each in a
 * process of its own. `onCheck` is called as they end.
 *
 * @throws UserError if the checks cannot run.
 */
export async function checkInside(
  engine: Engine,
  request: { image: string; packages: readonly ImportRequest[]; gpu: boolean; signal: AbortSignal },
  onCheck: (check: ImageCheck) => void,
): Promise<ImageCheck[]> {
  const { image, packages, gpu, signal } = request;
  const checks = new Map<string, ImageCheck>();
  await runInside(engine, {
    image,
    command: ['check-image', JSON.stringify({ gpu, packages })],
    gpu,
    signal,
    onObject(check) {
      if (!isCheck(check)) return;
      const key = `${check.group} ${check.name}`;
      // The first to fail stays: nothing that is imported can put its own word in the place of it.
      if (checks.get(key)?.status !== 'failed') checks.set(key, check);
      onCheck(check);
    },
  });
  // They end in any order; a report has them in the order of the request.
  const names = packages.map(({ kind, name }) => `${kind} ${name}`);
  const asked = names.map((name) => checks.get(`import ${name}`) ?? noAnswer(name));
  const others = [...checks.values()].filter((check) => !asked.includes(check));
  return [...others, ...asked];
}

/** What comes out of the container is not to be trusted. */
function isCheck(value: object): value is ImageCheck {
  const { group, name, status, detail, seconds }: Partial<Record<keyof ImageCheck, unknown>> =
    value;
  return (
    [group, name, detail].every((text) => typeof text === 'string') &&
    ['passed', 'failed', 'skipped'].includes(String(status)) &&
    typeof seconds === 'number'
  );
}

function noAnswer(name: string): ImageCheck {
  return { group: 'import', name, status: 'failed', detail: 'the check did not end', seconds: 0 };
}

/** What the contract asks of the image's configuration. */
export function checkConfig({ Config }: Pick<ImageInspectInfo, 'Config'>): ImageCheck {
  const command = JSON.stringify(Config.Cmd);
  const wanted = JSON.stringify(IMAGE_COMMAND);
  const problems = [
    ...(command === wanted ? [] : [`its command is ${command}`]),
    ...(Config.Entrypoint?.length ? [`it has the entrypoint ${String(Config.Entrypoint)}`] : []),
    ...(Config.WorkingDir === '/code_execution' ? [] : [`it starts in ${Config.WorkingDir}`]),
    ...(Config.User === '' || Config.User === 'root' ? [] : [`it starts as ${Config.User}`]),
  ];
  return {
    group: 'contract',
    name: 'the entrypoint is the command of the image',
    status: problems.length === 0 ? 'passed' : 'failed',
    detail: problems.join('; '),
    seconds: 0,
  };
}
