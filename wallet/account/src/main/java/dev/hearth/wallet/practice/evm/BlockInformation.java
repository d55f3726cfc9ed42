package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** The block and the chain: opcodes 0x40 to 0x4a. */
final class BlockInformation {
  private BlockInformation() {}

  static void define(Opcodes table) {
    table.define(0x40, Gas.BLOCK_HASH, frame -> frame.push(frame.block().blockHash(frame.pop())));
    table.push(0x41, Gas.BASE, frame -> Word.of(frame.block().coinbase()));
    table.push(0x42, Gas.BASE, frame -> BigInteger.valueOf(frame.block().time()));
    table.push(0x43, Gas.BASE, frame -> BigInteger.valueOf(frame.block().number()));
    table.push(0x44, Gas.BASE, frame -> Word.of(frame.block().prevRandao()));
    table.push(0x45, Gas.BASE, frame -> BigInteger.valueOf(frame.block().gasLimit()));
    table.push(0x46, Gas.BASE, frame -> frame.block().chainId());
    table.push(0x47, Gas.LOW, frame -> frame.world().balance(frame.message().self()));
    table.push(0x48, Gas.BASE, frame -> frame.block().baseFee());
    // No transaction here carries blobs (EIP-4844), so none has a hash and their fee stays at 1.
    table.unary(0x49, Gas.VERY_LOW, index -> BigInteger.ZERO);
    table.push(0x4a, Gas.BASE, frame -> BigInteger.ONE);
  }
}
