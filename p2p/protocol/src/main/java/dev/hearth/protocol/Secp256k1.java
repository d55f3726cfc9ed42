package dev.hearth.protocol;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** The curve of SEC 2, 2.4.1, over Bouncy Castle; nonces are RFC 6979's, so no randomness. */
final class Secp256k1 {
  private static final ECDomainParameters CURVE =
      new ECDomainParameters(CustomNamedCurves.getByName("secp256k1"));
  private static final BigInteger ORDER = CURVE.getN();
  static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private Secp256k1() {}

  static boolean isSecret(BigInteger secret) {
    return secret.signum() > 0 && secret.compareTo(ORDER) < 0;
  }

  /** 33 bytes, compressed. */
  static byte[] publicKey(BigInteger secret) {
    return new FixedPointCombMultiplier().multiply(CURVE.getG(), secret).getEncoded(true);
  }

  /** Throws IllegalArgumentException when the bytes are not a point of the curve. */
  static ECPoint point(byte[] compressed) {
    return CURVE.getCurve().decodePoint(compressed);
  }

  static Signature sign(BigInteger secret, byte[] publicKey, Hash digest) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, CURVE));
    BigInteger[] rs = signer.generateSignature(digest.toArray());
    BigInteger s = rs[1].compareTo(HALF_ORDER) > 0 ? ORDER.subtract(rs[1]) : rs[1];
    for (int recovery = 0; recovery < 2; recovery++) {
      byte[] recovered = recover(digest, rs[0], s, recovery);
      if (recovered != null && java.util.Arrays.equals(recovered, publicKey)) {
        return Signature.of(rs[0], s, 27 + recovery);
      }
    }
    throw new IllegalStateException("a signature that does not recover its own key");
  }

  static boolean verify(byte[] publicKey, Hash digest, BigInteger r, BigInteger s) {
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, new ECPublicKeyParameters(point(publicKey), CURVE));
    return signer.verifySignature(digest.toArray(), r, s);
  }

  /** SEC 1, 4.1.6: the compressed key that signed, or null when there is none. */
  static byte[] recover(Hash digest, BigInteger r, BigInteger s, int recovery) {
    if (!isSecret(r) || !isSecret(s)) {
      return null;
    }
    try {
      ECPoint commitment = point(compressed(r, recovery));
      BigInteger e = new BigInteger(1, digest.toArray());
      BigInteger inverse = r.modInverse(ORDER);
      BigInteger u1 = inverse.multiply(e.negate()).mod(ORDER);
      BigInteger u2 = inverse.multiply(s).mod(ORDER);
      ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, commitment, u2).normalize();
      return key.isInfinity() ? null : key.getEncoded(true);
    } catch (IllegalArgumentException notOnTheCurve) {
      return null;
    }
  }

  private static byte[] compressed(BigInteger x, int odd) {
    byte[] encoded = new byte[33];
    encoded[0] = (byte) (2 + odd);
    System.arraycopy(Signature.word(x), 0, encoded, 1, 32);
    return encoded;
  }
}
