package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the leases out of what a redemption was called with (Solidity contract ABI: places are
 * counted from the beginning of the tuple or list that they are in). Whoever called may have
 * written anything.
 */
final class RedeemInput {
  private static final int WORD = 32;

  /** Behind the voucher's three words and the place of its signature. */
  private static final int PLACE_OF_LEASES = 4;

  private static final int WORDS_OF_A_LEASE = 12;

  private final byte[] arguments;

  private RedeemInput(byte[] arguments) {
    this.arguments = arguments;
  }

  /** Those that read; none of a call of something else. */
  static List<SignedLease> leases(Bytes input) {
    byte[] all = input.toArray();
    byte[] selector = EscrowCalls.selector(EscrowCalls.REDEEM);
    if (all.length < EscrowCalls.SELECTOR
        || !Arrays.equals(all, 0, EscrowCalls.SELECTOR, selector, 0, EscrowCalls.SELECTOR)) {
      return List.of();
    }
    byte[] arguments = Arrays.copyOfRange(all, EscrowCalls.SELECTOR, all.length);
    return new RedeemInput(arguments).leases();
  }

  private List<SignedLease> leases() {
    Optional<Integer> list = read(() -> place(0, PLACE_OF_LEASES));
    int count = list.flatMap(at -> read(() -> number(at).intValueExact())).orElse(0);
    List<SignedLease> leases = new ArrayList<>();
    for (int i = 0; i < Math.min(count, arguments.length / WORD); i++) {
      int index = i;
      read(() -> lease(place(list.orElseThrow() + WORD, index))).ifPresent(leases::add);
    }
    return leases;
  }

  private static <T> Optional<T> read(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (ArithmeticException | IndexOutOfBoundsException | IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }

  private SignedLease lease(int at) {
    int signature = place(at, WORDS_OF_A_LEASE);
    byte[] signed = bytes(signature + WORD, number(signature).intValueExact());
    return new SignedLease(
        new Lease(
            hash(at, 0),
            bits(at, 1),
            bits(at, 2),
            bits(at, 3),
            address(at, 4),
            address(at, 5),
            new Wei(word(at, 6)),
            new Wei(word(at, 7)),
            hash(at, 8),
            hash(at, 9),
            hash(at, 10),
            word(at, 11).longValueExact()),
        Signature.of(signed));
  }

  /** Where a part begins, as the index-th word of what it is part of says. */
  private int place(int begin, int index) {
    return Math.addExact(begin, word(begin, index).intValueExact());
  }

  /** 32 of them. */
  private int bits(int begin, int index) {
    BigInteger word = word(begin, index);
    if (word.bitLength() > Integer.SIZE) {
      throw new ArithmeticException("more than 32 bits");
    }
    return word.intValue();
  }

  private BigInteger word(int begin, int index) {
    return number(begin + index * WORD);
  }

  private BigInteger number(int at) {
    return new BigInteger(1, bytes(at, WORD));
  }

  private Hash hash(int begin, int index) {
    return Hash.of(bytes(begin + index * WORD, WORD));
  }

  private Address address(int begin, int index) {
    return Address.of(bytes((begin + (index + 1) * WORD) - Address.SIZE, Address.SIZE));
  }

  private byte[] bytes(int at, int size) {
    return Arrays.copyOfRange(arguments, at, checkedEnd(at, size));
  }

  /** A copy beyond the end would be filled with zeros. */
  private int checkedEnd(int at, int size) {
    if (at < 0 || size < 0 || at > arguments.length - size) {
      throw new IndexOutOfBoundsException(at);
    }
    return at + size;
  }
}
