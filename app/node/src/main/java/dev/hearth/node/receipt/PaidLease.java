package dev.hearth.node.receipt;

import dev.hearth.node.model.LeaseReplay;
import dev.hearth.node.model.RecordedLease;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Voucher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A lease whose receipt holds: every signature is of whom it should be, and all of them are about
 * this lease. Whether the work was right only {@link #replay} tells.
 */
public record PaidLease(JobSpec job, RecordedLease lease, Voucher voucher) {

  /** Whether the file is meant as a receipt; it may be a wrong one. */
  public static boolean isIn(Path file) throws IOException {
    return ReceiptFile.isOne(file);
  }

  /** Throws MalformedException, in a sentence, at the first thing that does not hold. */
  public static PaidLease read(Path file) throws IOException {
    return ReceiptCheck.of(ReceiptFile.read(file));
  }

  /** The receipt's text; throws NoSuchElementException for a lease that was not settled. */
  public static String receipt(KnownJob job, LeaseRecord lease) {
    return ReceiptFile.write(
        new Receipt(
            Receipt.VERSION,
            job.spec().id().hex(),
            lease.id().hex(),
            hex(job.announcement().encode()),
            hex(lease.grant().encode()),
            hex(lease.commitment().map(Signed::encode).orElseThrow()),
            hex(lease.settlement().orElseThrow().encode())));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** From the weights of its round and the job's tokens, wherever they lie. */
  public LeaseReplay replay(LeaseReplay.Blobs blobs) {
    return new LeaseReplay(job, lease, blobs);
  }
}
