package dev.hearth.api;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * A job as it stands, rounds counted from 1: losses by round, providers, money, audits. It is the
 * owner's own, or the one that the practice network trains.
 *
 * @param audits leases that were computed a second time
 * @param unaided how many of these audits the submitter did itself, because nobody else could
 * @param deadline milliseconds since 1970 after which what was not spent is refunded
 * @param money what its amounts are in
 * @param keepers how those were chosen who keep what is claimed, in a sentence; empty without
 *     claims
 * @param plants wrong roots for auditors to find, oldest first
 */
public record JobView(
    Hash id,
    boolean own,
    String title,
    String preset,
    Phase phase,
    String sentence,
    int round,
    int rounds,
    int shardsAccepted,
    int shards,
    List<LossPoint> trainLosses,
    List<LossPoint> validationLosses,
    double tokensPerSecond,
    List<ProviderView> providers,
    int audits,
    int unaided,
    int mismatches,
    Wei deposited,
    Wei spent,
    Wei refunded,
    long deadline,
    Denomination money,
    String keepers,
    List<PlantView> plants) {

  /** The same, its amounts as they are told. */
  public JobView told(Denomination known) {
    return new JobView(
        id,
        own,
        title,
        preset,
        phase,
        sentence,
        round,
        rounds,
        shardsAccepted,
        shards,
        trainLosses,
        validationLosses,
        tokensPerSecond,
        providers,
        audits,
        unaided,
        mismatches,
        deposited,
        spent,
        refunded,
        deadline,
        known,
        keepers,
        plants);
  }

  /** Where a job is in its life. */
  public enum Phase {
    FUNDING,
    RUNNING,
    FINISHED,
    STOPPED,
    FAILED
  }

  /** One provider's part in a job. */
  public record ProviderView(
      PeerId peer, int leasesAccepted, int leasesRefused, int audits, Wei earned, String note) {}
}
