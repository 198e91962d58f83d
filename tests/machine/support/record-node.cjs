'use strict';

// Loaded ahead of a program (`node --require`): notes in the file NODE_RECORD which Node runs it.
const { appendFileSync } = require('node:fs');

appendFileSync(process.env.NODE_RECORD, `${process.versions.node} ${process.argv[1]}\n`);
