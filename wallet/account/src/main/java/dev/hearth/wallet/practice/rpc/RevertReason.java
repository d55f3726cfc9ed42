package dev.hearth.wallet.practice.rpc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The sentence in a revert's output: Solidity's Error(string) and Panic(uint256). */
final class RevertReason {
  private static final byte[] ERROR = HexFormat.of().parseHex("08c379a0");
  private static final byte[] PANIC = HexFormat.of().parseHex("4e487b71");
  private static final int SELECTOR = 4;
  private static final int WORD = 32;

  private RevertReason() {}

  static String message(byte[] output) {
    return "execution reverted" + sentence(output).map(text -> ": " + text).orElse("");
  }

  private static Optional<String> sentence(byte[] output) {
    if (startsWith(output, ERROR)) {
      return errorString(output);
    }
    return startsWith(output, PANIC) && output.length >= SELECTOR + WORD
        ? Optional.of("panic: code 0x%02x".formatted(word(output, SELECTOR)))
        : Optional.empty();
  }

  /** Selector, offset of the string (one word), its length, its bytes (ABI specification). */
  private static Optional<String> errorString(byte[] output) {
    int start = SELECTOR + 2 * WORD;
    if (output.length < start) {
      return Optional.empty();
    }
    BigInteger length = word(output, SELECTOR + WORD);
    if (length.compareTo(BigInteger.valueOf(output.length - start)) > 0) {
      return Optional.empty();
    }
    return Optional.of(new String(output, start, length.intValue(), StandardCharsets.UTF_8));
  }

  private static boolean startsWith(byte[] output, byte[] selector) {
    return output.length >= SELECTOR && Arrays.equals(output, 0, SELECTOR, selector, 0, SELECTOR);
  }

  private static BigInteger word(byte[] output, int offset) {
    return new BigInteger(1, output, offset, WORD);
  }
}
