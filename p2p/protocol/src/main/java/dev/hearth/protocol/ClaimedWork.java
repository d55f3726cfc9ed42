package dev.hearth.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies under a claim's root: the job, and of each lease the grant and what its provider
 * committed to, in the order they are claimed. Whoever makes a claim publishes this.
 */
public record ClaimedWork(Signed job, List<Grant> grants, List<Signed> commitments) {
  /** How many leases are claimed at once: each takes time to check. */
  public static final int MOST = 256;

  private static final String MALFORMED = "a claim is for up to 256 leases with a commitment each";

  public ClaimedWork {
    grants = List.copyOf(grants);
    commitments = List.copyOf(commitments);
    if (!fits(grants.size(), commitments.size())) {
      throw new IllegalArgumentException(MALFORMED);
    }
  }

  private static boolean fits(int grants, int commitments) {
    return grants > 0 && grants <= MOST && grants == commitments;
  }

  public byte[] encode() {
    RecordWriter out = new RecordWriter(RecordKind.CLAIMED_WORK, 1).bytes(1, job.encode());
    grants.forEach(grant -> out.bytes(2, grant.encode()));
    commitments.forEach(commitment -> out.bytes(3, commitment.encode()));
    return out.toArray();
  }

  public static ClaimedWork decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.CLAIMED_WORK, 1, encoded);
    if (!fits(in.list(2).size(), in.list(3).size())) {
      throw new MalformedException(MALFORMED);
    }
    List<Grant> grants = new ArrayList<>();
    for (byte[] grant : in.list(2)) {
      grants.add(Grant.decode(grant));
    }
    List<Signed> commitments = new ArrayList<>();
    for (byte[] commitment : in.list(3)) {
      commitments.add(Signed.decode(commitment));
    }
    return new ClaimedWork(Signed.decode(in.bytes(1)), grants, commitments);
  }
}
