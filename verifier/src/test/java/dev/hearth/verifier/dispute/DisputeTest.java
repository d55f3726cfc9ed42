package dev.hearth.verifier.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.training.trace.LeaseTrace;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One honest side is enough: wherever the other's account is wrong, and whichever seat it has. */
@Execution(ExecutionMode.CONCURRENT)
class DisputeTest {
  /**
   * With 300 steps in a segment, 307 stages in a step, 400 iterations, every list has groups; with
   * 293 chunks in a variable its tree has two rows.
   */
  @ParameterizedTest(name = "{0} words, {1} steps, {3} repeats, {4} lies")
  @CsvSource({
    "12, 3, 2, 1, 5000",
    "1200, 5, 2, 0, 4900",
    "1200, 300, 300, 300, 200",
    "300000, 2, 1, 0, 40"
  })
  void theHonestSideWinsFromEitherSeat(int size, int steps, int segment, int repeats, int lies) {
    Toy toy = new Toy(size, steps, segment, repeats);
    SplittableRandom random = new SplittableRandom(size);
    try (Device device = device();
        LeaseTrace lease = toy.trace(device)) {
      TracedProgram program = lease.program();
      Trace truth = new Kept(new Replay(lease));
      Set<Class<?>> seen = new HashSet<>();
      for (int n = 0; n < lies; ) {
        LyingTrace liar =
            new LyingTrace(truth, program, lease.inputsRoot(), lie(program, truth, random));
        if (liar.matters()) {
          Match match =
              n % 2 == 0
                  ? new Match(program, lease.inputsRoot(), truth, liar)
                  : new Match(program, lease.inputsRoot(), liar, truth);
          assertThat(match.play()).isEqualTo(n % 2 == 0 ? Seat.CHALLENGER : Seat.PROVIDER);
          assertThat(match.moves()).hasSizeLessThanOrEqualTo(12);
          match.moves().forEach(move -> seen.add(move.getClass()));
          n++;
        }
      }
      assertThat(seen).contains(Move.Steps.class, Move.Words.class, Move.Prove.class);
    }
  }

  /** Anywhere in the lease, every other time in the sums, where there is a loop. */
  static LyingTrace.Lie lie(TracedProgram program, Trace truth, SplittableRandom random) {
    int of = random.nextInt(8) == 0 ? 1 : 0;
    int step = random.nextInt(program.steps());
    int stages =
        of == 0 ? program.parts().total() : program.update().program().instructions().size();
    int stage = random.nextBoolean() ? random.nextInt(stages) : Math.max(0, stages - 5);
    Trace.Stage at = (of == 0 ? truth.step(step) : truth.update()).stage(stage);
    long element = random.nextLong(at.size());
    int operation = random.nextInt(at.operations(element).length);
    return new LyingTrace.Lie(of, step, stage, element, operation);
  }

  static Device device() {
    for (Backend backend : ServiceLoader.load(Backend.class)) {
      if (backend.devices().stream().anyMatch(device -> device.id().equals("reference"))) {
        return backend.open("reference", 1, Pace.FREE);
      }
    }
    throw new IllegalStateException("no reference");
  }
}
