package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.api.WorkView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.claim.ClaimNews;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.worker.ProgressListener.Progress;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkBoardTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final Grant GRANT =
      Fixtures.grant(SUBMITTER, JOB, Fixtures.key(2).address(), 0, Wei.ZERO);
  private static final LeaseState TRAINING = new LeaseState.Training(GRANT);

  private final List<String> refutations = new ArrayList<>();
  private final WorkBoard board =
      new WorkBoard(
          id -> Optional.of(JOB), spec -> Denomination.COIN, "cpu", refutations::add, () -> {});

  @Test
  void onlyUnequalBitsSpeakAgainstTheDevice() {
    board.changed(refused(Refusal.Code.LATE, "It came late."));
    assertThat(refutations).isEmpty();
    board.changed(refused(Refusal.Code.UNEQUAL_BITS, "The update is not what a replay gives."));
    assertThat(refutations).containsExactly("The update is not what a replay gives.");
  }

  private static LeaseState refused(Refusal.Code code, String reason) {
    Signed commitment = Signed.by(Fixtures.key(2), Fixtures.commitment(GRANT).encode());
    return new LeaseState.Refused(GRANT, commitment, new Refusal(code, reason));
  }

  private long left(int step) {
    board.progressed(TRAINING, new Progress(step, 4, 3, 16));
    return board.work().orElseThrow().secondsLeft();
  }

  @Test
  void whyAShardCameToNothingIsSaid() {
    board.changed(TRAINING);
    board.changed(new LeaseState.Expired(GRANT, Optional.empty(), "its deadline passed"));
    assertThat(board.work()).isEmpty();
    assertThat(board.waiting()).isEqualTo("The last shard came to nothing: its deadline passed.");
  }

  @Test
  void whatBecomesOfAClaimIsSaidUntilItIsPaid() {
    board.waiting("No open job fits.");
    board.claimed(JOB, new ClaimNews.Waiting("One keeper is missing."));
    assertThat(board.waiting())
        .isEqualTo(
            "No open job fits. The pay of “a job” cannot be claimed yet: One keeper is missing.");
    board.claimed(JOB, new ClaimNews.Made(Wei.of(7)));
    assertThat(board.waiting()).contains("is claimed on chain");
    board.claimed(JOB, new ClaimNews.Paid(Wei.of(7)));
    assertThat(board.waiting()).isEqualTo("No open job fits.");
  }

  @Test
  void anAuditIsSaidWhileItLasts() {
    board.waiting("No open job fits.");
    board.audits(Optional.of(JOB));
    assertThat(board.waiting())
        .isEqualTo("No open job fits. Checking a claim on the pay of “a job”, for a reward.");
    board.audits(Optional.empty());
    assertThat(board.waiting()).isEqualTo("No open job fits.");
  }

  @Test
  void howLongItTakesIsToldOnceTheSpeedHasSettledAlsoAfterAPause() {
    board.changed(TRAINING);
    for (int step = 0; step < 4; step++) {
      assertThat(left(0)).isEqualTo(WorkView.UNKNOWN);
    }
    assertThat(left(1)).isEqualTo(3);
    board.changed(new LeaseState.Paused(TRAINING, "held"));
    board.changed(TRAINING);
    assertThat(left(2)).isEqualTo(WorkView.UNKNOWN);
  }
}
