package dev.hearth.host.identity;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** RFC 8032; the key is its 32 bytes. */
final class Ed25519Check implements SignatureCheck {
  /** The DER head that RFC 8410 puts before the 32 bytes. */
  private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int SIZE = 32;

  @Override
  public boolean verifies(byte[] key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    if (key.length != SIZE) {
      throw new InvalidKeyException("an Ed25519 key of " + key.length + " bytes");
    }
    byte[] der = new byte[HEAD.length + SIZE];
    System.arraycopy(HEAD, 0, der, 0, HEAD.length);
    System.arraycopy(key, 0, der, HEAD.length, SIZE);
    return SignatureCheck.verify(
        "Ed25519",
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)),
        message,
        signature);
  }
}
