// Says in one line that Node is too old; without it the first syntax or package that old Node does not know would say so.
const needed = Number(/\d+/.exec(require('../package.json').engines.node)[0]);

if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`Landfall needs Node ${needed} or later; this is Node ${process.versions.node}.`);
  process.exit(1);
}
