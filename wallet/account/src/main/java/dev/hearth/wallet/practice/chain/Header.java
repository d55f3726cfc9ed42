package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.rlp.Rlp;
import dev.hearth.wallet.practice.trie.Trie;
import java.math.BigInteger;

/**
 * A block header of Cancun, its constant fields left out.
 *
 * @param time seconds since the epoch
 */
public record Header(
    Hash parent,
    Hash stateRoot,
    Hash transactionsRoot,
    Hash receiptsRoot,
    Bloom bloom,
    long number,
    long gasLimit,
    long gasUsed,
    long time,
    Hash prevRandao,
    BigInteger baseFee) {
  public static final Address COINBASE = Address.of(new byte[Address.SIZE]);
  public static final Hash NO_OMMERS = Hash.keccak256(Rlp.list().encode());
  public static final Hash NO_WITHDRAWALS = Trie.EMPTY.root();

  private static final byte[] NO_EXTRA = {};
  private static final byte[] NO_NONCE = new byte[8];

  /** Keccak of the header's fields in their order (Yellow Paper, 4.3; EIPs 1559 to 4844). */
  public Hash hash() {
    Rlp fields =
        Rlp.list(
            Rlp.of(parent.toArray()),
            Rlp.of(NO_OMMERS.toArray()),
            Rlp.of(COINBASE.toArray()),
            Rlp.of(stateRoot.toArray()),
            Rlp.of(transactionsRoot.toArray()),
            Rlp.of(receiptsRoot.toArray()),
            Rlp.of(bloom.bits().toArray()),
            Rlp.of(0), // difficulty
            Rlp.of(number),
            Rlp.of(gasLimit),
            Rlp.of(gasUsed),
            Rlp.of(time),
            Rlp.of(NO_EXTRA),
            Rlp.of(prevRandao.toArray()),
            Rlp.of(NO_NONCE),
            Rlp.of(baseFee),
            Rlp.of(NO_WITHDRAWALS.toArray()),
            Rlp.of(0), // blob gas used
            Rlp.of(0), // excess blob gas
            Rlp.of(Hash.ZERO.toArray())); // parent beacon block root
    return Hash.keccak256(fields.encode());
  }
}
