package dev.hearth.node.worker;

import dev.hearth.api.WorkerApi;
import dev.hearth.api.WorkerBenchmark;
import dev.hearth.api.WorkerConformity;
import dev.hearth.api.WorkerDevices;
import dev.hearth.api.WorkerPace;
import dev.hearth.api.WorkerProduct;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.device.DeviceReport;
import dev.hearth.protocol.dispute.Move;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * A worker in a process of its own, started when there is something to do and ended to free the
 * device. Its end, however it comes, fails the task in hand; the next task starts another process.
 */
public final class WorkerProcess implements Worker {
  private static final String CONNECTION_ENDED = "API-CLOSED";
  private static final double MILLIS = 1e3;

  private final WorkerDoor door;
  private final WorkerCommand command;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final ReentrantLock lifecycle = new ReentrantLock();
  private final ReentrantLock pacing = new ReentrantLock();
  private volatile boolean stopped;
  private volatile LiveWorker live;
  private volatile int share = WorkPace.FULL;

  /** One call to the process; it answers when the task is done. */
  private interface Call<T> {
    T on(WorkerApi worker);
  }

  /** What a task comes to that was told to stop. */
  private interface WhenStopped<T> {
    T result() throws IOException;
  }

  public WorkerProcess(WorkerDoor door, WorkerCommand command) {
    this.door = door;
    this.command = command;
  }

  @Override
  public CompletionStage<WorkerResult> train(Assignment assignment, ProgressListener listener) {
    String lease = assignment.lease().id().hex();
    return begin(
        worker -> {
          try (WorkerDoor.Registration _ =
              door.ofTraining(lease, progress -> heard(progress, listener))) {
            return WorkerMessages.of(worker.train(WorkerMessages.toMessage(assignment)));
          }
        },
        WorkerResult.Stopped::new);
  }

  /** A stop that overtook its assignment is repeated at the first step. */
  private void heard(ProgressListener.Progress progress, ProgressListener listener) {
    if (stopped) {
      stop();
    }
    listener.progress(progress);
  }

  @Override
  public CompletionStage<CombinedRound> combine(RoundUpdates updates) {
    return begin(
        worker -> WorkerMessages.of(worker.combine(WorkerMessages.toMessage(updates))),
        WorkerProcess::toldToStop);
  }

  @Override
  public CompletionStage<String> write(TextRequest request) {
    return begin(
        worker -> worker.sample(WorkerMessages.toMessage(request)).text(),
        WorkerProcess::toldToStop);
  }

  /** The devices of this machine as the process sees them. */
  CompletionStage<WorkerDevices> devices() {
    return begin(WorkerApi::devices, WorkerProcess::toldToStop);
  }

  @Override
  public CompletionStage<Optional<String>> selfTest() {
    return begin(
        worker -> {
          WorkerConformity found = worker.test();
          return found.conforms() ? Optional.empty() : Optional.of(found.reason());
        },
        WorkerProcess::toldToStop);
  }

  @Override
  public CompletionStage<DeviceReport> benchmark(Duration each, DoubleConsumer progress) {
    return begin(
        worker -> {
          try (WorkerDoor.Registration _ = door.ofMeasuring(command.device(), progress)) {
            return DeviceViews.report(
                worker.benchmark(new WorkerBenchmark(each.toMillis() / MILLIS)));
          }
        },
        WorkerProcess::toldToStop);
  }

  @Override
  public CompletionStage<Long> multiply(ProductRequest request) {
    WorkerProduct message =
        new WorkerProduct(request.seed().hex(), request.size(), request.file().toString());
    return begin(worker -> worker.multiply(message).nanos(), WorkerProcess::toldToStop);
  }

  @Override
  public CompletionStage<Optional<Move>> move(MoveRequest request) {
    return begin(
        worker -> Optional.ofNullable(worker.move(WorkerMessages.toMessage(request)).move()),
        WorkerProcess::toldToStop);
  }

  private static <T> T toldToStop() throws IOException {
    throw new IOException("the work was told to stop");
  }

  private <T> CompletionStage<T> begin(Call<T> call, WhenStopped<T> whenStopped) {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("the worker is busy");
    }
    stopped = false;
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual().name("worker-process").start(() -> run(call, whenStopped, result));
    return result;
  }

  private <T> void run(Call<T> call, WhenStopped<T> whenStopped, CompletableFuture<T> result) {
    try {
      T outcome = outcome(call, whenStopped);
      busy.set(false);
      result.complete(outcome);
    } catch (IOException | RuntimeException e) {
      busy.set(false);
      result.completeExceptionally(e);
    }
  }

  private <T> T outcome(Call<T> call, WhenStopped<T> whenStopped) throws IOException {
    LiveWorker worker = running();
    if (stopped) {
      return whenStopped.result();
    }
    try {
      return call.on(worker.api());
    } catch (RpcException e) {
      if (stopped) {
        return whenStopped.result();
      }
      throw e.code().equals(CONNECTION_ENDED)
          ? new WorkerLostException("The worker process ended in the middle of its work.", e)
          : new IOException(e.getMessage(), e);
    }
  }

  private LiveWorker running() throws IOException {
    lifecycle.lock();
    try {
      if (live == null || !live.isAlive()) {
        end();
        live = LiveWorker.start(door, command);
        sendPace();
      }
      return live;
    } finally {
      lifecycle.unlock();
    }
  }

  @Override
  public void pace(int percent) {
    share = percent;
    sendPace();
  }

  /** To the process there is; one that starts is told once it is there. */
  private void sendPace() {
    pacing.lock(); // what is sent last is the newest
    try {
      tell(worker -> worker.pace(new WorkerPace(share)));
    } finally {
      pacing.unlock();
    }
  }

  @Override
  public void stop() {
    stopped = true;
    if (busy.get()) {
      tell(WorkerApi::stop);
    }
  }

  private void tell(Consumer<WorkerApi> message) {
    LiveWorker now = live;
    if (now != null) {
      try {
        message.accept(now.api());
      } catch (RpcException gone) {
        // A process that has ended works no more.
      }
    }
  }

  /** A process that does not end within a second, its snapshot written, is killed. */
  @Override
  public void release() {
    stopped = true;
    lifecycle.lock();
    try {
      end();
    } finally {
      lifecycle.unlock();
    }
  }

  private void end() {
    LiveWorker now = live;
    live = null;
    if (now != null) {
      now.end();
    }
  }

  @Override
  public void close() {
    release();
  }
}
