package dev.hearth.host.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;

/** ECDSA over SHA-256 with a DER signature; the key is PKIX DER on a NIST curve. */
final class EcdsaCheck implements SignatureCheck {
  @Override
  public boolean verifies(byte[] key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    return SignatureCheck.verify(
        "SHA256withECDSA",
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)),
        message,
        signature);
  }
}
