package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Signature;
import java.math.BigInteger;
import java.util.Arrays;

/** The other signature that verifies as well: (r, order - s) with the other recovery id. */
final class SignatureForgery {
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  private SignatureForgery() {}

  static Signature mirrored(Signature signature) {
    byte[] bytes = signature.toArray();
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64));
    byte[] high = ORDER.subtract(s).toByteArray();
    // A high s has its top bit set, so the number's bytes begin with a sign byte.
    System.arraycopy(high, high.length - 32, bytes, 32, 32);
    bytes[64] = (byte) (27 + 28 - bytes[64]);
    return Signature.of(bytes);
  }
}
