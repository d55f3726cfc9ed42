package dev.hearth.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.device.Devices;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.ShardTask;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.LyingTrace;
import dev.hearth.verifier.dispute.Replay;
import dev.hearth.verifier.dispute.Trace;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real trace of a job that really trains, against every kind of lie, on the chain. */
class LeaseDisputeTest {
  @TempDir private Path folder;
  private PracticeChain practice;
  private Chain chain;
  private Court court;

  @BeforeEach
  void start() throws IOException {
    InstantSource clock = InstantSource.system();
    practice = PracticeChain.inMemory(Genesis.practice(clock, Map.of()), clock);
    chain = Chain.practice(practice);
    court =
        Court.at(
            chain,
            Dispute.mined(Court.deploy(chain, Dispute.rich(chain))).contract().orElseThrow());
  }

  @AfterEach
  void stop() throws IOException {
    chain.close();
    practice.close();
  }

  @Test
  void theHonestSideWinsFromEitherSeat() throws IOException {
    dispute(6);
  }

  @Test
  @Tag("slow")
  void theHonestSideWinsThreeHundredTimes() throws IOException {
    dispute(300);
  }

  /** Ten million parameters, a hundred steps, and a lie in the largest sum of products. */
  @Test
  @Tag("slow")
  void aDisputeAboutALargeLeaseIsSettledByTwelveTransactions() throws IOException {
    ModelShape shape = new ModelShape(8, 320, 5, 64, 256);
    Hyperparameters how =
        new Hyperparameters(1, 100, 25, 0, 1e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0.6f);
    BlobStore blobs = BlobStore.open(folder.resolve("blobs"));
    JobSpec job = TinyJob.publish(Fixtures.key(1), Fixtures.ESCROW, blobs, shape, how);
    assertThat(job.model().parameters()).isGreaterThan(9_900_000);
    try (Device device = Devices.installed().first().open(2, Pace.FREE);
        LeaseTrace lease = new LeaseTrace(task(job), device)) {
      TracedProgram program = lease.program();
      Trace truth = new Replay(lease);
      LyingTrace liar = new LyingTrace(truth, program, lease.inputsRoot(), product(program));
      LeaseDispute dispute =
          new LeaseDispute(chain, court, program, lease.inputsRoot(), truth, liar);
      assertThat(dispute.play()).isEqualTo(Seat.CHALLENGER);
      System.out.println("ten million parameters: gas " + dispute.gas + " " + dispute.story);
      assertThat(dispute.story).hasSizeLessThanOrEqualTo(12);
      assertThat(dispute.gas).isLessThan(3_000_000);
    }
  }

  /** An element of the weight gradient with the most words, in the middle of its sum. */
  private static LyingTrace.Lie product(TracedProgram program) {
    int stage =
        IntStream.range(0, program.parts().total())
            .filter(n -> !program.stage(0, n).isMap())
            .boxed()
            .max(Comparator.comparing(n -> program.words(0, n)))
            .orElseThrow();
    return new LyingTrace.Lie(0, 61, stage, program.words(0, stage) / 2, 33);
  }

  private void dispute(int times) throws IOException {
    JobSpec job =
        TinyJob.publish(Fixtures.key(1), Fixtures.ESCROW, BlobStore.open(folder.resolve("blobs")));
    SplittableRandom random = new SplittableRandom(5);
    try (Device device = Devices.installed().first().open(2, Pace.FREE);
        LeaseTrace lease = new LeaseTrace(task(job), device)) {
      TracedProgram program = lease.program();
      Trace truth = new Replay(lease);
      for (int n = 0; n < times; ) {
        LyingTrace liar =
            new LyingTrace(truth, program, lease.inputsRoot(), lie(program, truth, random));
        if (liar.matters()) {
          boolean accused = n++ % 2 == 0;
          LeaseDispute dispute =
              new LeaseDispute(
                  chain,
                  court,
                  program,
                  lease.inputsRoot(),
                  accused ? truth : liar,
                  accused ? liar : truth);
          assertThat(dispute.play()).isEqualTo(accused ? Seat.CHALLENGER : Seat.PROVIDER);
          assertThat(dispute.story).hasSizeLessThanOrEqualTo(12);
          assertThat(dispute.gas).isLessThan(3_000_000);
        }
      }
    }
  }

  private ShardTask task(JobSpec job) throws IOException {
    return new ShardTask(job, 0, 1, InitialWeights.of(job.model(), 7), tokens(job));
  }

  private Tokens tokens(JobSpec job) throws IOException {
    Path blob = BlobStore.open(folder.resolve("blobs")).file(job.trainTokens());
    return Tokens.read(Files.readAllBytes(blob), job.model().vocabulary());
  }

  private static LyingTrace.Lie lie(TracedProgram program, Trace truth, SplittableRandom random) {
    int of = random.nextInt(8) == 0 ? 1 : 0;
    int step = random.nextInt(program.steps());
    int stages =
        of == 0 ? program.parts().total() : program.update().program().instructions().size();
    int stage = random.nextInt(stages);
    Trace.Stage at = (of == 0 ? truth.step(step) : truth.update()).stage(stage);
    long element = random.nextLong(at.size());
    return new LyingTrace.Lie(
        of, step, stage, element, random.nextInt(at.operations(element).length));
  }
}
