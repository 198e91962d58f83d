import { finding } from './catalogue.ts';
import { eachFile } from './context.ts';

/** Every channel is a place that code comes from, and their order decides which one wins. */
export const allowedChannel = eachFile((file, { policy }) => {
  const known = policy.channels.join(', ');
  const refuse = (place: Parameters<typeof finding>[2], name: string) =>
    finding(
      'allowed-channel',
      'error',
      place,
      `The channel \`${name}\` is not one that the policy allows.`,
      spelledOut(name, policy.channels) ??
        `use one of ${known}; maintainers may add a channel to environment/policy.yml`,
    );
  const findings = file.channels
    .filter(({ name }) => !policy.channels.includes(name))
    .map(({ name, place }) => refuse(place, name));
  for (const { channel, place } of file.conda) {
    if (channel !== undefined && !policy.channels.includes(channel)) {
      findings.push(refuse(place, channel));
    }
  }
  const ranks = file.channels.map(({ name }) => policy.channels.indexOf(name));
  const at = ranks.findIndex((rank, index) => rank >= 0 && rank <= (ranks[index - 1] ?? -1));
  const moved = file.channels[at];
  if (moved !== undefined) {
    const message = `The channel \`${moved.name}\` is out of order; the first channel that has a package wins.`;
    findings.push(
      finding('allowed-channel', 'error', moved.place, message, `keep the order ${known}`),
    );
  }
  return findings;
});

/** How to write an allowed channel that is given by its address. */
function spelledOut(name: string, channels: readonly string[]): string | undefined {
  const short = /^https:\/\/conda\.anaconda\.org\/([^/]+)\/?$/.exec(name)?.[1];
  return short !== undefined && channels.includes(short) ? `write \`${short}\`` : undefined;
}
