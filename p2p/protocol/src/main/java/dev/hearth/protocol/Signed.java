package dev.hearth.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Canonical bytes with the key and signature of whoever said them. The bytes are kept as they came,
 * so fields unknown here survive a forward and a hash. The digest is domain-separated, so that a
 * signature over a record never passes for one over a transaction.
 */
public record Signed(Bytes body, PublicKey signer, Signature signature) {
  private static final byte[] DOMAIN = "hearth-record-v1:".getBytes(StandardCharsets.US_ASCII);

  public static Signed by(NodeKey key, byte[] body) {
    return new Signed(Bytes.of(body), key.publicKey(), key.sign(digest(body)));
  }

  public byte[] encode() {
    return new RecordWriter(RecordKind.SIGNED, 1)
        .bytes(1, body.toArray())
        .bytes(2, signer.toArray())
        .bytes(3, signature.toArray())
        .toArray();
  }

  /** Throws MalformedException when the framing is broken or the signature is not the signer's. */
  public static Signed decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.SIGNED, 1, encoded);
    byte[] body = in.bytes(1);
    Signed signed =
        new Signed(Bytes.of(body), PublicKey.read(in.bytes(2)), Signature.read(in.bytes(3)));
    if (!signed.signer.verifies(digest(body), signed.signature)) {
      throw new MalformedException("the signature is not of " + signed.signer.peerId());
    }
    return signed;
  }

  private static Hash digest(byte[] body) {
    return Hash.sha256(DOMAIN, body);
  }
}
