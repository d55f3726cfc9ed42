// Compiles ../solidity into an artifact folder: `node compile.cjs [SOURCES] [OUT]`. With names behind these, the contracts
// of a test, of which only the creation code is kept.
// Settings that decide the bytes stand here and nowhere else.
const fs = require('fs');
const path = require('path');
const solc = require('solc');

const sourceDir = path.resolve(process.argv[2] || path.join(__dirname, '../solidity'));
const outDir = path.resolve(
    process.argv[3] || path.join(__dirname, '../resources/dev/hearth/wallet/contracts'));
// How often the optimizer is told that code runs: a court's loops rerun operations, an escrow has to be small.
const published = {Audits: 200, Court: 10000, Escrow: 200, Referee: 10000};
const tests = process.argv.slice(4);
const wanted = tests.length === 0 ? published : Object.fromEntries(tests.map(name => [name, 200]));

const sources = Object.fromEntries(
    fs.readdirSync(sourceDir, {recursive: true})
        .filter(name => name.endsWith('.sol'))
        .sort()
        .map(name => [
          name.split(path.sep).join('/'),
          {content: fs.readFileSync(path.join(sourceDir, name), 'utf8')},
        ]));

function compile(name, runs) {
  const output = JSON.parse(solc.compile(JSON.stringify({
    language: 'Solidity',
    sources,
    settings: {
      // Later opcodes are missing on many chains.
      evmVersion: 'cancun',
      optimizer: {enabled: true, runs},
      // The hash of the sources' metadata would change the bytes with every comment.
      metadata: {bytecodeHash: 'none', appendCBOR: false},
      outputSelection: {
        [`${name}.sol`]: {[name]: ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object']},
      },
    },
  })));
  const messages = output.errors || [];
  messages.forEach(message => console.error(message.formattedMessage));
  if (messages.length > 0) process.exit(1);
  return output.contracts[`${name}.sol`][name];
}

fs.mkdirSync(outDir, {recursive: true});
for (const [name, runs] of Object.entries(wanted)) {
  const contract = compile(name, runs);
  fs.writeFileSync(path.join(outDir, `${name}.bin`), contract.evm.bytecode.object + '\n');
  console.log(`${name}: ${contract.evm.bytecode.object.length / 2} bytes, solc ${solc.version()}`);
  if (tests.length > 0) continue;
  fs.writeFileSync(path.join(outDir, `${name}.abi`), JSON.stringify(contract.abi, null, 1) + '\n');
  fs.writeFileSync(
      path.join(outDir, `${name}.runtime.bin`), contract.evm.deployedBytecode.object + '\n');
}
