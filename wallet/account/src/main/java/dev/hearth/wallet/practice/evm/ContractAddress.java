package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.rlp.Rlp;
import java.math.BigInteger;

/** Where new contracts go. */
final class ContractAddress {
  private ContractAddress() {}

  /** By CREATE, or a transaction without recipient (Yellow Paper, 7). */
  static Address created(Address creator, long nonce) {
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(nonce));
    Rlp seed = Rlp.list(Rlp.of(creator.toArray()), Rlp.of(unsigned));
    return Word.toAddress(Word.of(Hash.keccak256(seed.encode())));
  }

  /** By CREATE2 (EIP-1014). */
  static Address created2(Address creator, BigInteger salt, byte[] initCode) {
    byte[] prefix = {(byte) 0xff};
    byte[] codeHash = Hash.keccak256(initCode).toArray();
    return Word.toAddress(
        Word.of(Hash.keccak256(prefix, creator.toArray(), Word.toBytes(salt), codeHash)));
  }
}
