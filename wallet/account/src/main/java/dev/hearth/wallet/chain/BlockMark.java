package dev.hearth.wallet.chain;

import dev.hearth.protocol.Hash;

/** A block by number and hash: while the chain has it, what came before it is what it was. */
record BlockMark(long number, Hash hash) {}
