package dev.hearth.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.Outcome;
import dev.hearth.training.ShardTask;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.StateRoot;
import dev.hearth.training.TrainingListener;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.program.StepProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider on the scalar reference, an auditor on vectors, and cheaters of every kind. */
class ReplayerTest {
  private static final ModelShape SHAPE = new ModelShape(1, 8, 2, 8, 256);
  private static final int SHARD = 1;

  @TempDir private Path folder;
  private final ShardTrainer trainer = ShardTrainer.standard(1);
  private final Weights start = InitialWeights.of(SHAPE, 1);
  private Tokens tokens;
  private JobSpec job;

  @BeforeEach
  void publish() throws IOException {
    byte[] text = "to be replayed, ".repeat(20).getBytes(StandardCharsets.US_ASCII);
    tokens = Vocabulary.bytes().encode(text);
    job = job(3);
  }

  @Test
  void anotherDeviceFindsTheSameBits() throws IOException {
    Commitment claimed = provided(job);
    assertThat(verdict(claimed)).isEqualTo(new Verdict.Equal());
    assertThat(claimed.root()).isEqualTo(audited().root());
  }

  @Test
  void anAuditKeepsItsUpdateToItself() throws IOException {
    assertThat(provided(job).update().size()).isEqualTo(SHAPE.parameters() * Float.BYTES);
    assertThat(audited().update().size()).isZero();
  }

  @Test
  void aProviderThatTookAnotherSeedDiffersFromTheFirstSegment() throws IOException {
    assertThat(verdict(provided(job(4)))).isEqualTo(differentIn(new Verdict.Place.Segment(0)));
  }

  @Test
  void aBatchIsAccumulatedAsTheJobSays() throws IOException {
    job = job(3, job.hyperparameters().accumulating(2));
    Commitment claimed = provided(job);
    assertThat(verdict(claimed)).isEqualTo(new Verdict.Equal());
    assertThat(verdict(provided(job(3)))).isEqualTo(differentIn(new Verdict.Place.Segment(0)));
  }

  @Test
  void aLaterForgeryIsFoundWhereItBegins() throws IOException {
    Commitment honest = provided(job);
    Hash first = honest.stateRoots().getFirst();
    Commitment lateForgery =
        new Commitment(
            honest.lease(),
            honest.steps(),
            List.of(first, Hash.ZERO),
            honest.updateRoot(),
            honest.update(),
            honest.loss());
    assertThat(verdict(lateForgery)).isEqualTo(differentIn(new Verdict.Place.Segment(1)));
  }

  @Test
  void anUpdateThatDoesNotFollowIsFound() throws IOException {
    Commitment honest = provided(job);
    Commitment forged =
        new Commitment(
            honest.lease(),
            honest.steps(),
            honest.stateRoots(),
            Hash.ZERO,
            honest.update(),
            honest.loss());
    assertThat(verdict(forged)).isEqualTo(differentIn(new Verdict.Place.Update()));
  }

  @Test
  void fewerStepsThanTheLeaseAsksForAreFound() throws IOException {
    Commitment honest = provided(job);
    Commitment shorter =
        new Commitment(
            honest.lease(),
            honest.steps() - 1,
            honest.stateRoots(),
            honest.updateRoot(),
            honest.update(),
            honest.loss());
    assertThat(verdict(shorter)).isEqualTo(differentIn(new Verdict.Place.Length()));
  }

  @Test
  void otherWeightsThanTheLeaseNamesAreNotReplayed() throws IOException {
    assertThat(replay(lease(1), InitialWeights.of(SHAPE, 2)))
        .isEqualTo(new Outcome.Failed("the weights are not those the lease starts from"));
  }

  @Test
  void aLeaseOfAnotherJobIsNotReplayed() throws IOException {
    JobSpec other = job(5);
    job = other;
    Lease lease = lease(1);
    job = job(3);
    assertThat(replay(lease, start))
        .isEqualTo(new Outcome.Failed("the lease belongs to another job"));
  }

  private static Verdict.Different differentIn(Verdict.Place place) {
    return new Verdict.Different(place);
  }

  private Verdict verdict(Commitment claimed) throws IOException {
    return Verdict.between(claimed, audited());
  }

  private Commitment provided(JobSpec as) throws IOException {
    try (Device device = device("reference", 1)) {
      ShardTask task = new ShardTask(as, 0, SHARD, start, tokens);
      Outcome outcome =
          trainer.train(task, device, folder.resolve("provider"), TrainingListener.NONE);
      return ((Outcome.Trained) outcome).commitment(lease(0));
    }
  }

  private Commitment audited() throws IOException {
    return ((Outcome.Trained) replay(lease(1), start)).commitment(lease(1));
  }

  private Outcome replay(Lease lease, Weights weights) throws IOException {
    try (Device device = device("cpu", 2)) {
      return new Replayer(trainer)
          .replay(
              job,
              lease,
              weights,
              tokens,
              device,
              folder.resolve("auditor"),
              TrainingListener.NONE);
    }
  }

  private Lease lease(int replica) {
    return new Lease(
        job.id(),
        0,
        SHARD,
        replica,
        Address.of(new byte[Address.SIZE]),
        Address.of(new byte[Address.SIZE]),
        Wei.ZERO,
        Wei.of(1),
        StateRoot.start(start),
        job.programHash(),
        Hash.ZERO,
        0);
  }

  private JobSpec job(long seed) {
    Hyperparameters how = new Hyperparameters(2, 3, 2, 0, 1e-2f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0.6f);
    return job(seed, how);
  }

  private JobSpec job(long seed, Hyperparameters how) {
    BlobId none = BlobId.of(new byte[0]);
    return new JobSpec(
        "toy",
        NodeKey.of(new byte[] {1}).publicKey(),
        SHAPE,
        how,
        seed,
        1,
        2,
        none,
        StateRoot.start(start),
        StepProgram.hash(SHAPE, how),
        BlobId.of(tokens.blob()),
        none,
        none,
        Wei.of(1),
        Wei.of(1),
        1_000_000,
        0,
        new Eip712(1, Address.of(new byte[Address.SIZE])));
  }

  private static Device device(String id, int threads) {
    return ServiceLoader.load(Backend.class).findFirst().orElseThrow().open(id, threads);
  }
}
