package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/** What a view returned: static ABI values, one 32-byte word each. */
final class Words {
  private static final int SIZE = 32;

  private final byte[] bytes;

  private Words(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Throws IOException when it is not {@code count} words, as when no escrow is at the address. */
  static Words of(Bytes returned, int count) throws IOException {
    if (returned.size() != count * SIZE) {
      throw new IOException("There is no escrow at this address: its answer does not fit one.");
    }
    return new Words(returned.toArray());
  }

  Address address(int index) {
    return Address.of(Arrays.copyOfRange(bytes, index * SIZE + 12, (index + 1) * SIZE));
  }

  Hash hash(int index) {
    return Hash.of(Arrays.copyOfRange(bytes, index * SIZE, (index + 1) * SIZE));
  }

  BigInteger number(int index) {
    return new BigInteger(1, Arrays.copyOfRange(bytes, index * SIZE, (index + 1) * SIZE));
  }

  Wei wei(int index) {
    return new Wei(number(index));
  }

  boolean flag(int index) {
    return number(index).signum() != 0;
  }
}
