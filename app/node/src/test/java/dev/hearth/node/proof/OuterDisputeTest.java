package dev.hearth.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.device.Devices;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.OuterInputs;
import dev.hearth.training.OuterState;
import dev.hearth.training.program.OuterProgram;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step between rounds before the court that leases are disputed in, down to one operation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OuterDisputeTest {
  private static final ModelShape SHAPE = new ModelShape(1, 32, 2, 16, 40);
  private static final Hyperparameters HYPERPARAMETERS =
      new Hyperparameters(1, 1, 1, 0, 1e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 0.7f, 0.9f);

  private PracticeChain practice;
  private Chain chain;
  private Court court;
  private Device device;
  private LeaseTrace trace;

  @BeforeAll
  void start() throws IOException {
    InstantSource clock = InstantSource.system();
    practice = PracticeChain.inMemory(Genesis.practice(clock, Map.of()), clock);
    chain = Chain.practice(practice);
    court =
        Court.at(
            chain,
            Dispute.mined(Court.deploy(chain, Dispute.rich(chain))).contract().orElseThrow());
    device = Devices.installed().first().open(2, Pace.FREE);
    OuterState state = new OuterState(InitialWeights.of(SHAPE, 7), noise(1));
    List<float[]> updates = List.of(noise(2), noise(3), noise(4));
    trace =
        new LeaseTrace(
            device,
            OuterProgram.of(SHAPE, updates.size()),
            OuterInputs.of(SHAPE, HYPERPARAMETERS, updates).variables(),
            state.variables());
  }

  @AfterAll
  void stop() throws IOException {
    trace.close();
    device.close();
    chain.close();
    practice.close();
  }

  /** In the mean's sum, in the momentum, in the weights, in the clock, in how the round moved. */
  @ParameterizedTest
  @CsvSource({"0, 0, 700, 2", "0, 1, 5, 0", "0, 5, 17, 0", "0, 48, 0, 0", "1, 4, 11, 0"})
  void theHonestSideWinsFromEitherSeat(int of, int stage, long element, int operation)
      throws IOException {
    TracedProgram program = trace.program();
    Trace truth = new Replay(trace);
    LyingTrace liar =
        new LyingTrace(
            truth,
            program,
            trace.inputsRoot(),
            new LyingTrace.Lie(of, 0, stage, element, operation));
    assertThat(liar.matters()).isTrue();
    assertThat(played(truth, liar)).isEqualTo(Seat.CHALLENGER);
    assertThat(played(liar, truth)).isEqualTo(Seat.PROVIDER);
  }

  private Seat played(Trace challenger, Trace provider) throws IOException {
    return new LeaseDispute(chain, court, trace.program(), trace.inputsRoot(), challenger, provider)
        .play();
  }

  private static float[] noise(int seed) {
    Random random = new Random(seed);
    float[] noise = new float[InitialWeights.of(SHAPE, 7).values().length];
    for (int n = 0; n < noise.length; n++) {
      noise[n] = (float) random.nextGaussian() / 100;
    }
    return noise;
  }
}
