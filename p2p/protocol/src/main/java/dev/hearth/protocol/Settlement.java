package dev.hearth.protocol;

/**
 * The submitter accepts a commitment: the provider's new cumulative voucher, signed (EIP-712), and
 * who audited the lease (empty text when it was not drawn for an audit).
 */
public record Settlement(Hash lease, Voucher voucher, Signature signature, String auditor) {

  public byte[] encode() {
    return new RecordWriter(RecordKind.SETTLEMENT, 1)
        .hash(1, lease)
        .bytes(2, voucher.encode())
        .bytes(3, signature.toArray())
        .text(4, auditor)
        .toArray();
  }

  public static Settlement decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.SETTLEMENT, 1, encoded);
    return new Settlement(
        in.hash(1), Voucher.decode(in.bytes(2)), Signature.read(in.bytes(3)), in.text(4));
  }

  public boolean isSignedBy(PublicKey submitter, Eip712 escrow) {
    return submitter.verifies(voucher.digest(escrow), signature);
  }
}
