package dev.hearth.host.identity;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;

/** RSASSA-PKCS1-v1_5 over SHA-256; the key is PKIX DER. */
final class RsaCheck implements SignatureCheck {
  private static final int MIN_BITS = 2048;
  private static final int MAX_BITS = 8192;

  @Override
  public boolean verifies(byte[] key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    RSAPublicKey decoded =
        (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key));
    int bits = decoded.getModulus().bitLength();
    if (bits < MIN_BITS || bits > MAX_BITS) {
      throw new InvalidKeyException("an RSA key of " + bits + " bits");
    }
    return SignatureCheck.verify("SHA256withRSA", decoded, message, signature);
  }
}
