package dev.hearth.host.identity;

import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SignatureException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** ECDSA over SHA-256 with a DER signature; the key is a point in its 33 compressed bytes. */
final class Secp256k1Check implements SignatureCheck {
  private static final ECDomainParameters CURVE =
      new ECDomainParameters(CustomNamedCurves.getByName("secp256k1"));

  @Override
  public boolean verifies(byte[] key, byte[] message, byte[] signature) throws SignatureException {
    BigInteger[] rs = decode(signature);
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(key), CURVE));
    return signer.verifySignature(Hash.sha256(message).toArray(), rs[0], rs[1]);
  }

  private static BigInteger[] decode(byte[] signature) throws SignatureException {
    try {
      return StandardDSAEncoding.INSTANCE.decode(CURVE.getN(), signature);
    } catch (IOException | ClassCastException e) {
      throw new SignatureException("not a DER signature", e);
    }
  }
}
