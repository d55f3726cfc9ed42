package dev.hearth.wallet.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/** What a view of the contract returned: static ABI values, one 32-byte word each. */
final class Answer {
  private static final int SIZE = 32;

  private final byte[] bytes;

  private Answer(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Throws IOException when it is not {@code count} words, as when nothing is at the address. */
  static Answer of(Bytes returned, int count) throws IOException {
    if (returned.size() != count * SIZE) {
      throw new IOException("Nobody pays audits at this address: its answer does not fit.");
    }
    return new Answer(returned.toArray());
  }

  Address address(int index) {
    return Address.of(Arrays.copyOfRange(bytes, index * SIZE + 12, (index + 1) * SIZE));
  }

  Hash hash(int index) {
    return Hash.of(word(index));
  }

  BigInteger number(int index) {
    return new BigInteger(1, word(index));
  }

  int count(int index) {
    return number(index).intValueExact();
  }

  Wei wei(int index) {
    return new Wei(number(index));
  }

  Instant time(int index) {
    return Instant.ofEpochSecond(number(index).longValueExact());
  }

  boolean flag(int index) {
    return number(index).signum() != 0;
  }

  boolean isNobody(int index) {
    return number(index).signum() == 0;
  }

  byte[] word(int index) {
    return Arrays.copyOfRange(bytes, index * SIZE, (index + 1) * SIZE);
  }
}
