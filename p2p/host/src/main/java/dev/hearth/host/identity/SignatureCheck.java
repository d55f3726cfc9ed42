package dev.hearth.host.identity;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** Verifies signatures of one type of key, given in that type's own encoding. */
interface SignatureCheck {
  boolean verifies(byte[] key, byte[] message, byte[] signature) throws GeneralSecurityException;

  static boolean verify(String algorithm, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }
}
