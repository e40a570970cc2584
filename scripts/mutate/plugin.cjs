// Stryker imports its plugins with Node alone, in several processes: this one lets it read ours.
require('tsx/cjs');
exports.strykerPlugins = require('./runner.ts').strykerPlugins;
