package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.Fixtures;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.ShardTask;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.Game;
import dev.hearth.verifier.dispute.Listed;
import dev.hearth.verifier.dispute.LyingTrace;
import dev.hearth.verifier.dispute.Player;
import dev.hearth.verifier.dispute.Replay;
import dev.hearth.verifier.dispute.Trace;
import dev.hearth.verifier.dispute.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One side of a dispute whose moves a worker finds, against a liar here. */
@Timeout(120)
class WorkerMovesTest {
  private static final int STEPS = 6;
  private static final int STEP = 3;
  private static final int ELEMENT = 4;
  private static final int OPERATION = 2;

  @TempDir Path root;
  private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
  private Doorway doorway;
  private WorkerProcess worker;
  private Assignment lease;
  private Device device;
  private LeaseTrace trace;
  private Trace truth;

  @BeforeEach
  void open() throws IOException {
    doorway = new Doorway(root, STEPS);
    worker = doorway.process(Duration.ofSeconds(30));
    lease = doorway.assignment("work");
    device = Doorway.DEVICE.open(1, Pace.FREE);
    trace = new LeaseTrace(task(), device);
    truth = new Replay(trace);
  }

  private ShardTask task() throws IOException {
    JobSpec job = doorway.job;
    return new ShardTask(
        job,
        lease.lease().round(),
        lease.lease().shard(),
        ModelFile.read(Files.readAllBytes(lease.weights()), job.model()),
        Tokens.read(Files.readAllBytes(lease.tokens()), job.model().vocabulary()));
  }

  @AfterEach
  void close() throws IOException {
    scheduler.shutdownNow();
    trace.close();
    device.close();
    worker.close();
    doorway.close();
    assertThat(doorway.processes).noneMatch(ProcessHandle::isAlive);
  }

  /** The lie is at the very end of the way; whoever is honest here proves there what is true. */
  @ParameterizedTest
  @CsvSource({"CHALLENGER,true", "PROVIDER,false"})
  void aWorkerProcessMovesAsATraceHereWouldAndWins(Seat honest, boolean map) throws Exception {
    Match match = new Match(honest, liar(map));
    assertThat(match.play(worker::move, () -> {})).isEqualTo(honest);
    assertThat(doorway.processes).hasSize(1);
  }

  @Test
  @Tag("slow") // a new process for every move
  void killedBetweenTwoMovesItGoesOnInAnotherProcess() throws Exception {
    Match match = new Match(Seat.CHALLENGER, liar(true));
    try (WorkerQueue queue = new WorkerQueue(worker, scheduler, Duration.ofHours(1))) {
      Asking asking = request -> queue.run(with -> with.move(request));
      assertThat(match.play(asking, () -> doorway.processes.getLast().destroyForcibly()))
          .isEqualTo(Seat.CHALLENGER);
    }
    assertThat(doorway.processes).hasSizeGreaterThan(2);
  }

  @Test
  void killedInAMoveItIsAskedAgainInAnotherProcess() throws Exception {
    worker.pace(0); // so that there is a middle to be killed in
    Match match = new Match(Seat.CHALLENGER, liar(true));
    try (WorkerQueue queue = new WorkerQueue(worker, scheduler, Duration.ofHours(1))) {
      CompletableFuture<Optional<Move>> move = queue.run(with -> with.move(match.request()));
      awaitProcess(1).destroyForcibly();
      awaitProcess(2);
      worker.pace(100);
      assertThat(move.get()).isEqualTo(match.expected());
    }
  }

  private ProcessHandle awaitProcess(int count) {
    while (doorway.processes.size() < count) {
      Thread.onSpinWait();
    }
    return doorway.processes.get(count - 1);
  }

  @Test
  void whatWasStoppedOrDisplacedIsBegunAnew() throws Exception {
    try (InProcessWorker here = doorway.inProcess()) {
      Match match = new Match(Seat.CHALLENGER, liar(true));
      here.pace(0);
      CompletableFuture<Optional<Move>> stopped = here.move(match.request()).toCompletableFuture();
      here.stop();
      assertThatThrownBy(stopped::get).hasCauseInstanceOf(IOException.class);
      here.pace(100);
      assertThat(here.move(match.request()).toCompletableFuture().get())
          .isEqualTo(match.expected());
      assertThat(here.selfTest().toCompletableFuture().get()).isEmpty();
      assertThat(match.play(here::move, () -> {})).isEqualTo(Seat.CHALLENGER);
    }
  }

  @Test
  void nothingIsMovedAgainstTheTruth() throws Exception {
    Match match = new Match(Seat.CHALLENGER, truth);
    assertThat(worker.move(match.request()).toCompletableFuture().get()).isEmpty();
  }

  private Trace liar(boolean map) {
    TracedProgram program = trace.program();
    int last = program.parts().total() - 1;
    int stage =
        IntStream.rangeClosed(0, last)
            .map(n -> last - n)
            .filter(n -> program.stage(0, n).isMap() == map && program.words(0, n) > ELEMENT)
            .filter(n -> map || truth.step(STEP).stage(n).operations(ELEMENT).length > OPERATION)
            .findFirst()
            .orElseThrow();
    LyingTrace.Lie lie = new LyingTrace.Lie(0, STEP, stage, ELEMENT, map ? 0 : OPERATION);
    LyingTrace liar = new LyingTrace(truth, program, trace.inputsRoot(), lie);
    assertThat(liar.matters()).isTrue();
    return liar;
  }

  /** Whoever finds the honest side's moves. */
  private interface Asking {
    CompletionStage<Optional<Move>> ask(MoveRequest request) throws IOException;
  }

  /** A dispute by the rules alone. */
  private final class Match {
    private final Seat honest;
    private final Trace other;
    private final Game game;
    private Position position;
    private Listed listed;

    Match(Seat honest, Trace other) {
      this.honest = honest;
      this.other = other;
      List<Hash> commitment =
          Player.commitment(trace.program(), honest == Seat.PROVIDER ? truth : other);
      Hash[] leaves =
          commitment.stream()
              .map(value -> MerkleTree.leaf(MerkleTree.Type.COMMITMENT, value.toArray()))
              .toArray(Hash[]::new);
      Terms terms =
          new Terms(
              Fixtures.key(1).address(),
              Hash.ZERO,
              Fixtures.key(2).address(),
              Fixtures.key(3).address(),
              trace.program().hash(),
              trace.inputsRoot(),
              truth.state(0),
              MerkleTree.root(MerkleTree.Type.COMMITMENT, List.of(leaves)),
              commitment.size(),
              1);
      game = new Game(terms, trace.program());
      position = game.first();
      listed = Listed.commitment(commitment);
    }

    MoveRequest request() {
      return new MoveRequest(
          lease.job(), lease.lease(), lease.weights(), lease.tokens(), position, listed);
    }

    Optional<Move> expected() {
      return new Player(trace.program(), truth, listed).move(position);
    }

    Seat play(Asking by, Runnable afterMove) throws Exception {
      while (true) {
        Move move = position.mover() == honest ? ask(by) : lie();
        switch (game.apply(position, move)) {
          case Turn.Next(Position next) -> {
            listed = listed.after(position, move);
            position = next;
          }
          case Turn.Over over -> {
            return over.winner();
          }
          case Turn.Refused(String why) -> throw new AssertionError(why);
        }
        if (position.mover() != honest) {
          afterMove.run();
        }
      }
    }

    private Move ask(Asking by) throws Exception {
      Optional<Move> move = by.ask(request()).toCompletableFuture().get();
      assertThat(move).isEqualTo(expected());
      return move.orElseThrow();
    }

    private Move lie() {
      return new Player(trace.program(), other, listed).move(position).orElseThrow();
    }
  }
}
