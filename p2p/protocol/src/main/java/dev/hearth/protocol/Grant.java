package dev.hearth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A lease, the submitter's EIP-712 signature over it, and the blob of its round's weights.
 *
 * @param keepers where the job's keepers were last reached, multiaddrs with their peer ids; empty
 *     for a job without claims. Nobody signs them: who is a keeper, the chain says
 */
public record Grant(Lease lease, Signature signature, BlobId weights, List<String> keepers) {
  private static final int MOST_KEEPERS = 16;

  public Grant {
    keepers = List.copyOf(keepers);
  }

  /** Of a job without keepers. */
  public Grant(Lease lease, Signature signature, BlobId weights) {
    this(lease, signature, weights, List.of());
  }

  public byte[] encode() {
    RecordWriter out =
        new RecordWriter(RecordKind.GRANT, 1)
            .bytes(1, lease.encode())
            .bytes(2, signature.toArray())
            .bytes(3, weights.toArray());
    keepers.forEach(keeper -> out.text(4, keeper));
    return out.toArray();
  }

  public static Grant decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.GRANT, 1, encoded);
    return new Grant(
        Lease.decode(in.bytes(1)),
        Signature.read(in.bytes(2)),
        BlobId.read(in.bytes(3)),
        in.list(4).stream().limit(MOST_KEEPERS).map(Grant::text).toList());
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  /** Whether the submitter's node key signed this lease for this escrow. */
  public boolean isSignedBy(PublicKey submitter, Eip712 escrow) {
    return submitter.verifies(lease.digest(escrow), signature);
  }
}
