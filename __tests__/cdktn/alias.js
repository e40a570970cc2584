// Lets every `require('cdktf')` of a process find cdktn, CDKTF's community successor, installed under an alias.
const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const aliased =
    request === 'cdktf' || request.startsWith('cdktf/')
      ? request.replace('cdktf', 'cdktf-on-cdktn')
      : request;
  return resolve.call(this, aliased, ...rest);
};
