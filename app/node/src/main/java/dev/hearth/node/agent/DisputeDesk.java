package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.api.DisputeView;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Seat;
import java.util.List;
import java.util.Optional;

/** What the owner sees of this machine's disputes. Safe for any thread. */
record DisputeDesk(NodeStore store) {

  /** Newest first. */
  List<DisputeView> views() {
    return store.ownDisputes().all().reversed().stream()
        .map(dispute -> view(dispute, money(dispute.matter().lease().job())))
        .toList();
  }

  /** Nothing is staked in a token but in jobs that this node works or pays for. */
  private Denomination money(Hash job) {
    return store
        .jobs()
        .find(job)
        .map(KnownJob::spec)
        .or(() -> ownJob(job))
        .map(store.denominations()::of)
        .orElse(Denomination.COIN);
  }

  private Optional<JobSpec> ownJob(Hash job) {
    return store.ownJobs().all().stream()
        .map(OwnJob::spec)
        .filter(spec -> spec.id().equals(job))
        .findFirst();
  }

  static DisputeView view(OwnDispute dispute, Denomination money) {
    OwnDispute.Matter matter = dispute.matter();
    Lease lease = matter.lease();
    Optional<OwnDispute.Numbers> numbers = dispute.numbers();
    return new DisputeView(
        dispute.id(),
        matter.since().toEpochMilli(),
        lease.job(),
        matter.title(),
        lease.id(),
        lease.round(),
        lease.shard(),
        matter.seat(),
        state(dispute),
        dispute.winner().orElse(null),
        dispute.level(),
        dispute.moves(),
        dispute.gas(),
        matter.stake(),
        dispute.won(),
        dispute.lost(),
        money,
        numbers.map(OwnDispute.Numbers::posted).orElse(""),
        numbers.map(OwnDispute.Numbers::found).orElse(""),
        dispute.trouble(),
        sentence(dispute));
  }

  private static DisputeView.State state(OwnDispute dispute) {
    if (dispute.isOpen()) {
      return DisputeView.State.OPEN;
    }
    return dispute.lost().isZero() ? DisputeView.State.WON : DisputeView.State.LOST;
  }

  private static String sentence(OwnDispute dispute) {
    boolean claimed = dispute.matter().seat() == Seat.PROVIDER;
    return switch (state(dispute)) {
      case OPEN ->
          (claimed ? "Your claim is challenged" : "You challenge a false claim")
              + "; "
              + (dispute.moves() == 0 ? "nobody has moved yet." : place(dispute.level()) + ".");
      case WON ->
          claimed
              ? "Your work was right: your claim stands, and half of the challenger's stake is yours."
              : "The claim was false: nobody is paid for it, and " + spoils(dispute);
      case LOST ->
          claimed
              ? "The court found against your claim: it is void, and your stake is lost."
              : "The court found for the claim: your stake is lost.";
    };
  }

  /** The claim's one stake goes to whoever disproved it first. */
  private static String spoils(OwnDispute dispute) {
    return dispute.share().filter(Wei::isZero).isPresent()
        ? "your stake is back; another challenger was first to half of the claim's."
        : "half of its stake is yours.";
  }

  private static String place(Level level) {
    return switch (level) {
      case SEGMENTS -> "it is about the segments of the lease";
      case STEPS -> "it is about single steps of a segment";
      case STAGES -> "it is about the stages of one step";
      case TREE -> "it is about what one stage wrote";
      case WORDS -> "it is about the words of one chunk";
      case OPERATIONS -> "it is about the operations that make one number";
    };
  }
}
