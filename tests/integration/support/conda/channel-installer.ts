import { rm } from 'node:fs/promises';
import { inject } from 'vitest';
import { connect, type Engine } from '../../../../actions/src/container/connect.ts';
import { debianChannels } from '../../../channels/debian-channel.ts';
import { type PlannedPackage, plannedOf } from '../../../channels/planned.ts';
import { type ChannelServer, serveChannels } from '../../../channels/serve-channels.ts';
import { engineAddress } from '../../../harness/packages/package-index.ts';
import { type HowInstalled, runInstaller, unpackedInstaller } from './run-installer.ts';

/** The installer of conda packages beside a server of real ones. */
export interface ChannelInstaller {
  readonly engine: Engine;
  readonly server: ChannelServer;
  /** What installers must refuse, and an environment that works: by name. */
  readonly bad: ReadonlyMap<string, PlannedPackage>;
  readonly main: ReadonlyMap<string, PlannedPackage>;
  /** `runInstaller`, with the server as the base unless `how` has another. */
  install(
    plans: readonly (readonly object[])[],
    how?: Partial<HowInstalled>,
  ): ReturnType<typeof runInstaller>;
  close(): Promise<void>;
}

export async function startChannelInstaller(): Promise<ChannelInstaller> {
  const image = inject('liteImage');
  const engine = await connect(process.env);
  const channels = await debianChannels(engine, image);
  const server = await serveChannels(channels, undefined, { host: await engineAddress(engine) });
  const installer = await unpackedInstaller();
  return {
    engine,
    server,
    bad: plannedOf('bad', channels.bad),
    main: plannedOf('main', channels.main),
    install: (plans, how) =>
      runInstaller({ engine, image, installer }, plans, { base: server.base, ...how }),
    async close() {
      await server.close();
      await rm(installer, { recursive: true });
    },
  };
}
