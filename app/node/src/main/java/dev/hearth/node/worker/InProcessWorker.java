package dev.hearth.node.worker;

import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceException;
import dev.hearth.compute.Pace;
import dev.hearth.compute.StoppedException;
import dev.hearth.compute.check.Conformity;
import dev.hearth.compute.check.SelfCheck;
import dev.hearth.node.device.DeviceBenchmark;
import dev.hearth.node.device.DeviceReport;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.training.ModelText;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.ModelFile;
import dev.hearth.verifier.speed.Factors;
import dev.hearth.verifier.speed.Product;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker on a thread of this process; the device is opened there for the first task. */
public final class InProcessWorker implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(InProcessWorker.class);

  private final Opening opening;
  private final ShardTrainer trainer;
  private final LongSupplier nanoTime;
  private final WorkPace pace;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("worker").factory());
  private final KeptTrace trace = new KeptTrace();
  private boolean busy;
  private Device device;

  /** Opens the device, on the thread that uses it. */
  @FunctionalInterface
  public interface Opening {
    Device open(Pace pace);
  }

  /** On the worker's thread; StoppedException when the pace says so. */
  private interface Task<T> {
    T run(Device device) throws IOException;
  }

  /**
   * @param nanoTime measures speeds and paces the work, as System.nanoTime does
   */
  public InProcessWorker(Opening opening, ShardTrainer trainer, LongSupplier nanoTime) {
    this.opening = opening;
    this.trainer = trainer;
    this.nanoTime = nanoTime;
    this.pace = new WorkPace(nanoTime);
  }

  /** By this machine's clock, with snapshots as they are usual. */
  public static InProcessWorker on(InstalledDevice device, int threads) {
    return new InProcessWorker(
        pace -> device.open(threads, pace), ShardTrainer.standard(threads), System::nanoTime);
  }

  @Override
  public CompletionStage<WorkerResult> train(Assignment assignment, ProgressListener listener) {
    AssignmentRun run = new AssignmentRun(trainer, nanoTime, listener);
    return begin(opened -> train(run, assignment, opened));
  }

  /** A device that was unable to is opened anew for what comes next. */
  private WorkerResult train(AssignmentRun run, Assignment assignment, Device opened)
      throws IOException {
    WorkerResult result = run.run(assignment, opened);
    if (result instanceof WorkerResult.Unable) {
      giveBack();
    }
    return result;
  }

  @Override
  public CompletionStage<CombinedRound> combine(RoundUpdates updates) {
    return begin(new RoundRun(updates)::run);
  }

  @Override
  public CompletionStage<String> write(TextRequest request) {
    return begin(
        opened ->
            new ModelText(opened)
                .write(
                    ModelFile.read(Files.readAllBytes(request.weights()), request.job().model()),
                    Vocabulary.read(Files.readAllBytes(request.vocabulary())),
                    request.prompt(),
                    request.tokens(),
                    request.temperature(),
                    request.seed()));
  }

  @Override
  public CompletionStage<Optional<String>> selfTest() {
    return begin(
        opened ->
            SelfCheck.of(opened) instanceof Conformity.Differs differs
                ? Optional.of(differs.toString())
                : Optional.empty());
  }

  @Override
  public CompletionStage<DeviceReport> benchmark(Duration each, DoubleConsumer progress) {
    return begin(opened -> new DeviceBenchmark(nanoTime, each).measure(opened, progress));
  }

  @Override
  public CompletionStage<Long> multiply(ProductRequest request) {
    return begin(opened -> multiplied(request, opened));
  }

  private long multiplied(ProductRequest request, Device opened) throws IOException {
    try (Product product = new Product(opened, request.size());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(request.file()))) {
      long nanos = product.multiply(new Factors(request.seed(), request.size()), nanoTime);
      product.write(out);
      return nanos;
    }
  }

  @Override
  public CompletionStage<Optional<Move>> move(MoveRequest request) {
    return beginBeside(opened -> trace.move(request, opened));
  }

  /** The memory that a trace holds may be wanted. */
  private <T> CompletionStage<T> begin(Task<T> task) {
    return beginBeside(
        opened -> {
          trace.close();
          return task.run(opened);
        });
  }

  private synchronized <T> CompletionStage<T> beginBeside(Task<T> task) {
    if (busy) {
      throw new IllegalStateException("the worker is busy");
    }
    busy = true;
    pace.restart();
    CompletableFuture<T> result = new CompletableFuture<>();
    thread.execute(() -> run(task, result));
    return result;
  }

  private <T> void run(Task<T> task, CompletableFuture<T> result) {
    try {
      T outcome = task.run(opened());
      ended();
      result.complete(outcome);
    } catch (StoppedException e) {
      ended();
      result.completeExceptionally(new IOException(e.getMessage(), e));
    } catch (DeviceException e) {
      giveBack();
      ended();
      result.completeExceptionally(e);
    } catch (IOException | RuntimeException | Error e) {
      ended();
      result.completeExceptionally(e);
    }
  }

  private Device opened() {
    if (device == null) {
      device = opening.open(pace);
    }
    return device;
  }

  private synchronized void ended() {
    busy = false;
  }

  @Override
  public void pace(int percent) {
    pace.share(percent);
  }

  @Override
  public synchronized void stop() {
    if (busy) {
      pace.stop();
    }
  }

  @Override
  public void release() {
    stop();
    CompletableFuture.runAsync(this::giveBack, thread).join();
  }

  /** A device that was lost may refuse even to be closed. */
  private void giveBack() {
    Device held = device;
    device = null;
    try {
      trace.close();
      if (held != null) {
        held.close();
      }
    } catch (RuntimeException e) {
      LOG.warn("The device was given back, but did not close: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    stop();
    thread.execute(this::giveBack);
    thread.close();
  }
}
