package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.Word;
import dev.hearth.wallet.practice.rlp.MalformedRlpException;
import dev.hearth.wallet.practice.rlp.Rlp;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of an RLP list, one after the other. */
final class Fields {
  private final List<Rlp> items;
  private int next;

  private Fields(List<Rlp> items) {
    this.items = items;
  }

  static Fields of(Rlp item, int count) throws MalformedRlpException {
    if (item instanceof Rlp.Sequence list && list.items().size() == count) {
      return new Fields(list.items());
    }
    throw new MalformedRlpException("not a list of " + count);
  }

  static Fields of(Rlp item) throws MalformedRlpException {
    if (item instanceof Rlp.Sequence list) {
      return new Fields(list.items());
    }
    throw new MalformedRlpException("not a list");
  }

  byte[] nextBytes() throws MalformedRlpException {
    if (next < items.size() && items.get(next++) instanceof Rlp.Text text) {
      return text.bytes();
    }
    throw new MalformedRlpException("bytes expected");
  }

  byte[] nextBytes(int size) throws MalformedRlpException {
    return sized(nextBytes(), size);
  }

  /** An unsigned integer of at most 256 bits without leading zeros. */
  BigInteger nextWord() throws MalformedRlpException {
    byte[] bytes = nextBytes();
    if (bytes.length > 0 && bytes[0] == 0) {
      throw new MalformedRlpException("a leading zero in an integer");
    }
    if (bytes.length > Word.BYTES) {
      throw new MalformedRlpException("an integer beyond 256 bits");
    }
    return Word.fromBytes(bytes);
  }

  long nextLong() throws MalformedRlpException {
    BigInteger word = nextWord();
    if (word.bitLength() >= Long.SIZE) {
      throw new MalformedRlpException("an integer beyond 63 bits");
    }
    return word.longValue();
  }

  /** Empty bytes stand for no recipient. */
  Optional<Address> nextRecipient() throws MalformedRlpException {
    byte[] bytes = nextBytes();
    return bytes.length == 0
        ? Optional.empty()
        : Optional.of(Address.of(sized(bytes, Address.SIZE)));
  }

  List<Rlp> nextList() throws MalformedRlpException {
    if (next < items.size() && items.get(next++) instanceof Rlp.Sequence list) {
      return list.items();
    }
    throw new MalformedRlpException("a list expected");
  }

  boolean hasNext() {
    return next < items.size();
  }

  List<Rlp> allBut(int last) {
    return new ArrayList<>(items.subList(0, items.size() - last));
  }

  static byte[] bytes(Rlp item, int size) throws MalformedRlpException {
    if (item instanceof Rlp.Text text) {
      return sized(text.bytes(), size);
    }
    throw new MalformedRlpException("bytes expected");
  }

  private static byte[] sized(byte[] bytes, int size) throws MalformedRlpException {
    if (bytes.length != size) {
      throw new MalformedRlpException(size + " bytes expected, not " + bytes.length);
    }
    return bytes;
  }
}
