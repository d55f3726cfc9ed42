package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.rlp.Rlp;
import dev.hearth.wallet.practice.trie.Trie;
import java.util.Optional;

/** A block with the one transaction it was made for, if any. */
public record Block(Header header, Hash hash, Optional<Receipt> receipt) {
  static Block of(Header header, Optional<Receipt> receipt) {
    return new Block(header, header.hash(), receipt);
  }

  /** The root of a list of at most one item (Yellow Paper, 4.3.2). */
  static Hash root(Optional<byte[]> onlyItem) {
    return onlyItem.map(item -> Trie.EMPTY.put(Rlp.of(0).encode(), item)).orElse(Trie.EMPTY).root();
  }

  public long number() {
    return header.number();
  }
}
