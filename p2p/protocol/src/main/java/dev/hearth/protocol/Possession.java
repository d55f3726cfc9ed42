package dev.hearth.protocol;

/**
 * A keeper's word that it holds all that a claim is about, as the escrow asks for it (EIP-712).
 *
 * @param claim its name on chain
 */
public record Possession(Hash claim, Signature signature) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.POSSESSION, 1)
        .hash(1, claim)
        .bytes(2, signature.toArray())
        .toArray();
  }

  public static Possession decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.POSSESSION, 1, encoded);
    byte[] signature = in.bytes(2);
    if (signature.length != Signature.SIZE) {
      throw new MalformedException("a signature is 65 bytes, not " + signature.length);
    }
    return new Possession(in.hash(1), Signature.of(signature));
  }
}
