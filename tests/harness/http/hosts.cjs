// A line of /etc/hosts for one process, `node --require`: registry.test is this machine. Whatever is called
// 127.0.0.1 or localhost is asked by plain HTTP.
const dns = require('node:dns');

const lookup = dns.lookup;
dns.lookup = (name, ...rest) => lookup(name === 'registry.test' ? '127.0.0.1' : name, ...rest);
