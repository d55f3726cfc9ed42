package dev.hearth.host.identity;

import dev.hearth.protocol.MalformedException;

/** The KeyType enum of libp2p's peer-ids specification; the ordinal is the code. */
enum KeyType {
  RSA(new RsaCheck()),
  ED25519(new Ed25519Check()),
  SECP256K1(new Secp256k1Check()),
  ECDSA(new EcdsaCheck());

  private final SignatureCheck check;

  KeyType(SignatureCheck check) {
    this.check = check;
  }

  int code() {
    return ordinal();
  }

  SignatureCheck check() {
    return check;
  }

  static KeyType of(long code) throws MalformedException {
    if (code < 0 || code >= values().length) {
      throw new MalformedException("an unknown type of key: " + code);
    }
    return values()[(int) code];
  }
}
