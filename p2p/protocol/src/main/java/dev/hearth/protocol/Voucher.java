package dev.hearth.protocol;

/**
 * The submitter's cumulative promise to a provider (EIP-712): of this job, this much so far. A
 * later voucher replaces an earlier one; the contract pays the difference to what it has already
 * paid.
 */
public record Voucher(Hash job, Address provider, Wei total) {
  private static final String TYPE = "Voucher(bytes32 job,address provider,uint256 total)";

  public Hash digest(Eip712 domain) {
    return domain.digest(
        Hash.keccak256(
            Eip712.typeHash(TYPE),
            job.toArray(),
            Eip712.word(provider),
            Eip712.word(total.amount())));
  }

  public byte[] encode() {
    return new RecordWriter(RecordKind.VOUCHER, 1)
        .hash(1, job)
        .address(2, provider)
        .wei(3, total)
        .toArray();
  }

  public static Voucher decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.VOUCHER, 1, encoded);
    return new Voucher(in.hash(1), in.address(2), in.wei(3));
  }
}
