import type { Step } from './workflow-file.ts';

/** Actions of the repository that upload and download artifacts, by their folders. */
export interface ArtifactActions {
  readonly upload: string;
  /** Its inputs are `names`, one per line, and `folder`; after `workflow_run`, it takes the other run's. */
  readonly download: string;
}

/** What a step does with artifacts; GitHub's own actions for them are known. */
export function artifactStep(
  { uses = '', with: inputs }: Step,
  own: ArtifactActions | undefined,
): ArtifactStep | undefined {
  const text = (name: string) => (name in inputs ? String(inputs[name]) : undefined);
  if (own !== undefined && isLocal(uses, own.upload)) {
    return { kind: 'upload', name: text('name') ?? '' };
  }
  if (uses.startsWith('actions/upload-artifact@')) {
    return { kind: 'upload', name: text('name') ?? 'artifact' };
  }
  if (own !== undefined && isLocal(uses, own.download)) {
    const names = (text('names') ?? '').split('\n').filter((name) => name.trim() !== '');
    return { kind: 'download', names, nameInput: 'names', folderInput: 'folder' };
  }
  if (uses.startsWith('actions/download-artifact@')) {
    const nameInput = 'name' in inputs ? 'name' : 'pattern';
    return { kind: 'download', names: [text(nameInput) ?? '*'], nameInput, folderInput: 'path' };
  }
  return undefined;
}

export type ArtifactStep =
  | { readonly kind: 'upload'; readonly name: string }
  | {
      readonly kind: 'download';
      /** Names and patterns. */
      readonly names: readonly string[];
      readonly nameInput: string;
      readonly folderInput: string;
    };

function isLocal(uses: string, folder: string): boolean {
  return uses === `./${folder}` || uses === `$/${folder}`;
}
