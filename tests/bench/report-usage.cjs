'use strict';
const { writeFileSync } = require('node:fs');

// Loaded ahead of a measured program (`node --require`): leaves what the process took in the file that
// BENCH_USAGE names. Plain JavaScript: to load what reads TypeScript takes a third of the shortest run.
const file = process.env['BENCH_USAGE'];
if (file !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = { peakBytes: maxRSS * 1024, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
    writeFileSync(file, JSON.stringify(usage));
  });
}
