package dev.hearth.node.worker;

import dev.hearth.api.DeviceView;
import dev.hearth.api.Sample;
import dev.hearth.api.WorkerApi;
import dev.hearth.api.WorkerAssignment;
import dev.hearth.api.WorkerBenchmark;
import dev.hearth.api.WorkerCombined;
import dev.hearth.api.WorkerConformity;
import dev.hearth.api.WorkerDevices;
import dev.hearth.api.WorkerListener;
import dev.hearth.api.WorkerMeasuring;
import dev.hearth.api.WorkerMove;
import dev.hearth.api.WorkerPace;
import dev.hearth.api.WorkerProduct;
import dev.hearth.api.WorkerProductTime;
import dev.hearth.api.WorkerProgress;
import dev.hearth.api.WorkerQuestion;
import dev.hearth.api.WorkerResult;
import dev.hearth.api.WorkerRound;
import dev.hearth.api.WorkerText;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.device.Devices;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What a worker process offers the agent: its in-process worker, in messages. */
final class WorkerService implements WorkerApi {
  private static final double NANOS = 1e9;

  private final Devices devices;
  private final String device;
  private final Worker worker;
  private volatile WorkerListener agent;

  /** A message to read, and a task to begin with it. */
  private interface Beginning<T> {
    CompletionStage<T> begin() throws IOException;
  }

  WorkerService(Devices devices, String device, Worker worker) {
    this.devices = devices;
    this.device = device;
    this.worker = worker;
  }

  void reportTo(RpcConnection connection) {
    agent = connection.remote(WorkerListener.class);
  }

  @Override
  public WorkerResult train(WorkerAssignment message) {
    return WorkerMessages.toMessage(
        done(
            () -> {
              Assignment assignment = WorkerMessages.of(message);
              return worker.train(assignment, progress -> report(assignment, progress));
            }));
  }

  private void report(Assignment assignment, ProgressListener.Progress progress) {
    WorkerProgress message =
        new WorkerProgress(
            assignment.lease().id().hex(),
            progress.step(),
            progress.steps(),
            progress.loss(),
            progress.tokensPerSecond());
    tell(listener -> listener.progress(message));
  }

  @Override
  public WorkerCombined combine(WorkerRound message) {
    return WorkerMessages.toMessage(done(() -> worker.combine(WorkerMessages.of(message))));
  }

  @Override
  public Sample sample(WorkerText message) {
    return new Sample(done(() -> worker.write(WorkerMessages.of(message))));
  }

  @Override
  public WorkerDevices devices() {
    List<WorkerDevices.Seen> seen =
        devices.workers().stream().map(InstalledDevice::info).map(DeviceViews::seen).toList();
    return new WorkerDevices(seen, devices.unusable());
  }

  @Override
  public WorkerConformity test() {
    Optional<String> fault = done(worker::selfTest);
    return new WorkerConformity(fault.isEmpty(), fault.orElse(""));
  }

  @Override
  public DeviceView benchmark(WorkerBenchmark message) {
    Duration each = Duration.ofNanos((long) (message.seconds() * NANOS));
    return DeviceViews.of(done(() -> worker.benchmark(each, this::report)));
  }

  private void report(double progress) {
    tell(listener -> listener.measuring(new WorkerMeasuring(device, progress)));
  }

  @Override
  public WorkerProductTime multiply(WorkerProduct message) {
    return new WorkerProductTime(
        done(
            () ->
                worker.multiply(
                    new ProductRequest(
                        Hash.ofHex(message.seedHex()), message.size(), Path.of(message.path())))));
  }

  @Override
  public WorkerMove move(WorkerQuestion message) {
    return new WorkerMove(done(() -> worker.move(WorkerMessages.of(message))).orElse(null));
  }

  @Override
  public void pace(WorkerPace pace) {
    worker.pace(pace.percent());
  }

  @Override
  public void stop() {
    worker.stop();
  }

  private void tell(Consumer<WorkerListener> message) {
    try {
      message.accept(agent);
    } catch (RpcException gone) {
      worker.stop(); // the agent has ended; the snapshot keeps what is done
    }
  }

  /** Waits for the task; what it could not do is said in the words of the local API. */
  private static <T> T done(Beginning<T> task) {
    try {
      return task.begin().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw failed(e.getCause());
    } catch (IOException | RuntimeException e) {
      throw failed(e);
    }
  }

  private static RpcException failed(Throwable cause) {
    return new RpcException(
        "WORKER-FAILED", String.valueOf(cause.getMessage()), "See worker.log in the data folder.");
  }
}
