package dev.hearth.protocol;

/** The names under which peers negotiate Hearth's own request and response streams. */
public final class Protocols {
  /** Empty request; answered by a {@link JobList}. */
  public static final String JOB = "/hearth/job/1";

  /** Signed {@link Bid}, answered by Grant, Refusal or JobOver. */
  public static final String LEASE = "/hearth/lease/1";

  /** Signed {@link Commitment} of a training lease, answered by Settlement or Refusal. */
  public static final String COMMIT = "/hearth/commit/1";

  /** Signed {@link Commitment} of an audit (a replica), answered by Settlement or Refusal. */
  public static final String AUDIT = "/hearth/audit/1";

  /** {@link SpeedChallenge}, answered by SpeedReady, SpeedAnswer or Refusal. */
  public static final String SPEED = "/hearth/speed/1";

  /** {@link ClaimedWork} that a keeper is to hold, answered by Possession or Refusal. */
  public static final String KEEP = "/hearth/keep/1";

  /** A claim's 32-byte name on chain, answered by the {@link ClaimedWork} or Refusal. */
  public static final String CLAIMED = "/hearth/claimed/1";

  /** {@code dispute.Played}, answered by {@code dispute.Agreement} or Refusal. */
  public static final String DISPUTE = "/hearth/dispute/1";

  /** Content by {@link BlobId}. */
  public static final String BLOB = "/hearth/blob/1";

  private Protocols() {}
}
