package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.JobRequest;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.Fixtures;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Preset;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JobOfferTest {
  /** Ten batches of four sequences of 128 tokens, each with a token to foretell. */
  private static final int ENOUGH = 5130;

  private static JobOrder order(int bytes, double auditRate) {
    JobRequest request = new JobRequest("a", "a.txt", "tiny", 3, Wei.ZERO, auditRate, 0, 0, null);
    return JobOffer.of(request, new byte[bytes], Instant.EPOCH, Fixtures.ESCROW);
  }

  @Test
  void aTextTooShortToTrainOnIsRefusedBeforeItIsPaidFor() {
    assertThat(order(ENOUGH, 1).rounds()).isEqualTo(3);
    assertThatThrownBy(() -> order(ENOUGH - 10, 1))
        .isInstanceOfSatisfying(
            RpcException.class, refusal -> assertThat(refusal.code()).isEqualTo("DATA-SHORT"))
        .hasMessage("For this model the text is too short: 5120 tokens, and this needs 5130.");
  }

  /** Seconds are to spare on a machine that makes 100 tokens of the small model a second. */
  @Test
  void aLeaseLastsAsLongAsASlowMachineNeeds() {
    TrainingPlan small = TrainingPlan.of(Preset.SMALL);
    assertThat(JobOffer.leaseTime(TrainingPlan.of(Preset.TINY))).isEqualTo(Duration.ofMinutes(10));
    assertThat(JobOffer.leaseTime(small))
        .isGreaterThan(Duration.ofSeconds(small.tokensOfALease() / 100));
  }

  @Test
  void everyPresetThatMayBeAskedForHasALeaseThatProvidersTake() {
    assertThat(Arrays.stream(Preset.values()).map(Preset::id).toList())
        .isEqualTo(JobRequest.PRESETS);
    for (Preset preset : Preset.values()) {
      assertThat(JobOffer.leaseTime(TrainingPlan.of(preset))).isLessThan(Duration.ofHours(2));
    }
  }

  @Test
  void aBatchMayBeAccumulatedInEqualParts() {
    assertThat(accumulating(2).plan().hyperparameters().microBatch()).isEqualTo(2);
    assertThatThrownBy(() -> accumulating(3))
        .isInstanceOfSatisfying(
            RpcException.class,
            refusal -> assertThat(refusal.code()).isEqualTo("ACCUMULATION-IMPOSSIBLE"))
        .hasMessage("In 3 micro-batches: a batch of 4 does not fall into 3 equal parts.");
  }

  private static JobOrder accumulating(int microBatches) {
    JobRequest request =
        new JobRequest("a", "a.txt", "tiny", 3, Wei.ZERO, 1, 0, microBatches, null);
    return JobOffer.of(request, new byte[ENOUGH], Instant.EPOCH, Fixtures.ESCROW);
  }

  @Test
  void whatIsCheckedIsComputedAgain() {
    long lease = 4 * 64 * 128; // sequences, steps, tokens
    assertThat(order(ENOUGH, 0).tokens()).isEqualTo(12 * lease);
    assertThat(order(ENOUGH, 0.5).tokens()).isEqualTo(18 * lease);
  }
}
