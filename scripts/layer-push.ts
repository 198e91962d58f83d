import type { LockDetails } from '../actions/src/environment/lock/model.ts';
import { type LayerPlan, planLayers, wheelBytes } from '../actions/src/image/context/layer-plan.ts';

/**
 * A package request as far as pushes are concerned: what it adds or replaces, including new
 * dependencies. A replaced package keeps its own dependencies.
 */
export interface SimulatedRequest {
  readonly request: string;
  readonly conda?: readonly SimulatedPackage[];
  readonly pip?: readonly SimulatedPackage[];
}

export interface SimulatedPackage {
  readonly name: string;
  readonly version: string;
  /** Of its download, in bytes. */
  readonly size: number;
}

/** The bytes of packages that a push sends. */
export interface PushBytes {
  /** With the packages in the layers of the plan. */
  readonly layered: number;
  /** With all packages in one layer. */
  readonly single: number;
}

/** What publishing a request sends to a registry that has the image of `lock`. */
export function simulatePush(lock: LockDetails, request: SimulatedRequest): PushBytes {
  const before = planLayers(lock.packages, lock.pip);
  const { conda = [], pip = [] } = request;
  const needs = new Map(lock.packages.map(({ name, depends }) => [name, depends]));
  const packages = merge(
    lock.packages,
    conda.map((each) => ({
      ...each,
      build: '0',
      buildNumber: 0,
      subdir: 'noarch',
      url: `${each.name}-${each.version}`,
      md5: undefined,
      sha256: undefined,
      depends: needs.get(each.name) ?? [],
    })),
  );
  const wheels = merge(
    lock.pip,
    pip.map(({ name, version, size }) => ({
      name,
      version,
      requires: [],
      files: [{ filename: name, url: name, sha256: '', size }],
    })),
  );
  return bytesToPush(before, planLayers(packages, wheels));
}

/** Replaces the package of the same name by each change, or appends the change. */
function merge<T extends { name: string }>(all: readonly T[], changes: readonly T[]): T[] {
  const changed = new Map(changes.map((each) => [each.name, each]));
  const known = new Set(all.map(({ name }) => name));
  const added = changes.filter(({ name }) => !known.has(name));
  return [...all.map((each) => changed.get(each.name) ?? each), ...added];
}

/**
 * What a push of `after` sends to a registry that has `before`: the layers that are not there yet.
 * Layers with the same packages are the same layer. Counted in bytes of downloads, as compressed layers
 * are about as big.
 */
export function bytesToPush(before: LayerPlan, after: LayerPlan): PushBytes {
  const known = new Set(layersOf(before).map(({ key }) => key));
  const layers = layersOf(after);
  const changed = layers.filter(({ key }) => !known.has(key));
  const sum = (of: typeof layers) => of.reduce((total, { bytes }) => total + bytes, 0);
  return { layered: sum(changed), single: changed.length === 0 ? 0 : sum(layers) };
}

function layersOf({ conda, pip }: LayerPlan): { key: string; bytes: number }[] {
  const condaLayers = conda.map((layer, index) => ({
    key: `conda-${index}:${layer.map(({ url }) => url).join(' ')}`,
    bytes: layer.reduce((total, { size }) => total + (size ?? 0), 0),
  }));
  const pipLayers = pip.map((layer, index) => ({
    key: `pip-${index}:${layer.map(({ name, version }) => `${name}==${version}`).join(' ')}`,
    bytes: layer.reduce((total, wheel) => total + wheelBytes(wheel), 0),
  }));
  return [...condaLayers, ...pipLayers].filter(({ bytes }) => bytes > 0);
}
