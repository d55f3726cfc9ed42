package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/** Public key recovery on Ethereum's curve (SEC 1, section 4.1.6). */
public final class Secp256k1 {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  public static final BigInteger ORDER = CURVE.getN();

  private Secp256k1() {}

  /**
   * The address whose key signed a hash.
   *
   * @param hash 32 bytes
   * @param parity 0 or 1: whether the y of the signature's point is odd
   */
  public static Optional<Address> recover(byte[] hash, int parity, BigInteger r, BigInteger s) {
    if (!isScalar(r) || !isScalar(s)) {
      return Optional.empty();
    }
    return liftX(parity, r)
        .map(point -> publicKey(Word.fromBytes(hash), point, r, s))
        .filter(key -> !key.isInfinity())
        .map(Secp256k1::address);
  }

  private static boolean isScalar(BigInteger value) {
    return value.signum() > 0 && value.compareTo(ORDER) < 0;
  }

  private static Optional<ECPoint> liftX(int parity, BigInteger x) {
    byte[] compressed = new byte[Word.BYTES + 1];
    compressed[0] = (byte) (2 + parity);
    System.arraycopy(Word.toBytes(x), 0, compressed, 1, Word.BYTES);
    try {
      return Optional.of(CURVE.getCurve().decodePoint(compressed));
    } catch (IllegalArgumentException noPointHasThisX) {
      return Optional.empty();
    }
  }

  /** Q = r^-1 (s R - e G). */
  private static ECPoint publicKey(BigInteger e, ECPoint point, BigInteger r, BigInteger s) {
    BigInteger inverse = r.modInverse(ORDER);
    BigInteger ofG = e.negate().multiply(inverse).mod(ORDER);
    BigInteger ofPoint = s.multiply(inverse).mod(ORDER);
    return ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofG, point, ofPoint).normalize();
  }

  private static Address address(ECPoint key) {
    byte[] encoded = key.getEncoded(false);
    byte[] coordinates = Arrays.copyOfRange(encoded, 1, encoded.length);
    return Address.ofWord(Hash256.keccak(coordinates).word());
  }
}
