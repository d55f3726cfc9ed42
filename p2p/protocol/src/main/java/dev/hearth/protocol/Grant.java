package dev.hearth.protocol;

/** A lease, the submitter's EIP-712 signature over it, and the blob of its round's weights. */
public record Grant(Lease lease, Signature signature, BlobId weights) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.GRANT, 1)
        .bytes(1, lease.encode())
        .bytes(2, signature.toArray())
        .bytes(3, weights.toArray())
        .toArray();
  }

  public static Grant decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.GRANT, 1, encoded);
    return new Grant(
        Lease.decode(in.bytes(1)), Signature.read(in.bytes(2)), BlobId.read(in.bytes(3)));
  }

  /** Whether the submitter's node key signed this lease for this escrow. */
  public boolean isSignedBy(PublicKey submitter, Eip712 escrow) {
    return submitter.verifies(lease.digest(escrow), signature);
  }
}
