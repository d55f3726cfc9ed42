package dev.hearth.node.practice;

import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.submit.JobEvent;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.verifier.dispute.Turn;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what happens to a job in plain words; every sentence of it is here. */
final class Narrator {
  private final Story story;
  private final Map<PeerId, String> names = new ConcurrentHashMap<>();

  Narrator(Story story) {
    this.story = story;
  }

  void name(PeerId peer, int number, boolean cheater) {
    names.put(peer, "Provider " + number + (cheater ? " (the planted cheater)" : ""));
  }

  void tell(String sentence) {
    story.tell(sentence);
  }

  void happened(JobEvent event) {
    switch (event) {
      case JobEvent.ProviderJoined joined -> tell(name(joined.peer()) + " offers to work.");
      case JobEvent.LeaseGranted granted -> tell(granted(granted.lease()));
      case JobEvent.LeaseCommitted committed -> {}
      case JobEvent.LeasePlanted planted -> {}
      case JobEvent.LeaseAccepted accepted -> accepted(accepted);
      case JobEvent.LeaseRefused refused -> tell(refused(refused.lease()));
      case JobEvent.LeaseExpired expired ->
          tell(name(expired.lease()) + " ran out of time; " + shard(expired.lease()) + " is free.");
      case JobEvent.ReplayBegun replay -> tell(replay(replay));
      case JobEvent.RoundFinished finished -> tell(finished(finished));
      case JobEvent.JobFinished finished -> tell("The last round is done.");
      case JobEvent.JobFailed failed -> tell(failed.sentence());
      case JobEvent.JobTroubled troubled -> tell(troubled.sentence());
    }
  }

  /** The cheater claims on chain what was refused. */
  void insists(GrantedLease lease) {
    tell(
        "%s insists and claims its pay for %s on chain. The submitter challenges the claim."
            .formatted(name(lease), shard(lease)));
  }

  void narrowed(Position at, TracedProgram program) {
    tell("  " + by(at) + ": " + place(at, program) + ".");
  }

  /** Whoever posted {@code at} made the move before it. */
  private static String by(Position at) {
    return at.mover() == Seat.CHALLENGER ? "The provider says" : "The submitter says";
  }

  private static String place(Position at, TracedProgram program) {
    return switch (at.level()) {
      case SEGMENTS -> "what came of each segment";
      case STEPS -> "steps %d to %d went otherwise".formatted(at.begin() + 1, at.end());
      case STAGES ->
          at.program() == 0
              ? "in that step it is the stages from %d on".formatted(at.begin() + 1)
              : "every state is right, the update is not";
      case TREE -> "it is what " + stage(at, program) + " wrote, by its Merkle tree";
      case WORDS -> "it is chunk %d of it, these %d words".formatted(at.index() + 1, at.count());
      case OPERATIONS ->
          "it is element %d, and these are its sums on the way".formatted(at.element());
    };
  }

  private static String stage(Position at, TracedProgram program) {
    return program.staged(at.program()).name(program.listed(at.program(), at.stage()));
  }

  void judged(Turn.Over over, TracedProgram program) {
    tell(
        "  The contract reruns operation %d of element %d of %s: it was said to give %s, it gives %s."
            .formatted(
                over.operation() + 1,
                over.element(),
                stage(over.position(), program),
                number(over.posted()),
                number(over.found())));
  }

  private static String number(int word) {
    return "%s (0x%08x)".formatted(Float.intBitsToFloat(word), word);
  }

  void settled(GrantedLease lease, Seat winner, Wei slashed) {
    tell(
        winner == Seat.CHALLENGER
            ? name(lease)
                + " was wrong. Its claim is void and its stake of "
                + slashed
                + " wei lost."
            : name(lease) + " was right. The challenger's stake is lost.");
  }

  private String granted(GrantedLease lease) {
    return lease.lease().isAudit()
        ? name(lease) + " trains " + shard(lease) + " again, as an audit."
        : name(lease) + " takes " + shard(lease) + ".";
  }

  private void accepted(JobEvent.LeaseAccepted event) {
    Lease lease = event.lease().lease();
    if (!lease.isAudit()) {
      tell(
          "%s: %s. %d of %d shards of round %d accepted."
              .formatted(
                  name(event.lease()),
                  event.lease().note().isEmpty() ? "not drawn for an audit" : "equal bits",
                  event.accepted(),
                  event.job().shards(),
                  lease.round() + 1));
      story.progressed(
          lease.round() + 1, event.job().rounds(), event.accepted(), event.job().shards());
    }
  }

  private String refused(GrantedLease lease) {
    return "Caught: %s did not do %s honestly. %s It is not paid for it and gets no more work."
        .formatted(name(lease), shard(lease), lease.note());
  }

  private static String replay(JobEvent.ReplayBegun replay) {
    String shard = "shard " + (replay.shard() + 1) + " of round " + (replay.round() + 1);
    return replay.disputed()
        ? "Two providers disagree about " + shard + "; the submitter trains it again itself."
        : "Nobody else is there to audit " + shard + "; the submitter trains it again itself.";
  }

  private static String finished(JobEvent.RoundFinished event) {
    FinishedRound round = event.result();
    return String.format(
        Locale.ROOT,
        "Round %d of %d done: training loss %.3f, validation loss %.3f.",
        round.round() + 1,
        event.job().rounds(),
        round.trainLoss(),
        round.validationLoss());
  }

  private static String shard(GrantedLease lease) {
    return "shard " + (lease.lease().shard() + 1) + " of round " + (lease.lease().round() + 1);
  }

  private String name(GrantedLease lease) {
    return name(lease.holder());
  }

  private String name(PeerId peer) {
    return names.getOrDefault(peer, "Provider ..." + peer.brief());
  }
}
