'use strict';

// Loaded ahead of a program (`node --require`): Node says that it is of the system, the processor and
// the version in OTHER_MACHINE.
const [platform, arch, node] = process.env.OTHER_MACHINE.split(' ');
Object.defineProperties(process, {
  platform: { value: platform },
  arch: { value: arch },
  versions: { value: { ...process.versions, node } },
});
