package dev.hearth.node.worker;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.training.ShardTask;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.Player;
import dev.hearth.verifier.dispute.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The trace of the lease that was asked about last: a dispute asks a dozen times, and most of the
 * work is in the first answer. Holds what the trace holds until closed, which may be opened again
 * by the next question. For the device's thread.
 */
final class KeptTrace implements AutoCloseable {
  private Hash lease;
  private LeaseTrace trace;
  private Replay account;

  /** Broken off in the middle of a step, the trace is of no more use. */
  Optional<Move> move(MoveRequest request, Device device) throws IOException {
    try {
      open(request, device);
      return new Player(trace.program(), account, request.listed()).move(request.position());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void open(MoveRequest request, Device device) throws IOException {
    if (request.lease().id().equals(lease)) {
      return;
    }
    close();
    trace = new LeaseTrace(task(request), device);
    account = new Replay(trace);
    lease = request.lease().id();
  }

  private static ShardTask task(MoveRequest request) throws IOException {
    return new ShardTask(
        request.job(),
        request.lease().round(),
        request.lease().shard(),
        ModelFile.read(Files.readAllBytes(request.weights()), request.job().model()),
        Tokens.read(Files.readAllBytes(request.tokens()), request.job().model().vocabulary()));
  }

  @Override
  public void close() {
    LeaseTrace held = trace;
    lease = null;
    trace = null;
    account = null;
    if (held != null) {
      held.close();
    }
  }
}
