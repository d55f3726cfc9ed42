package dev.hearth.node.worker;

import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.WorkerListener;
import dev.hearth.api.WorkerMeasuring;
import dev.hearth.api.WorkerProgress;
import dev.hearth.api.rpc.RpcConnection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleConsumer;

/**
 * Where worker processes come in. The agent offers the door itself on every connection of its
 * socket (it hears progress), and hands it what calls {@code worker.attach}. Safe for any thread.
 */
public final class WorkerDoor implements WorkerListener {
  private final Map<Long, CompletableFuture<RpcConnection>> expected = new ConcurrentHashMap<>();
  private final Set<Long> processes = ConcurrentHashMap.newKeySet();
  private final Map<String, ProgressListener> training = new ConcurrentHashMap<>();
  private final Map<String, DoubleConsumer> measuring = new ConcurrentHashMap<>();

  /** What was registered, to be taken back. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** A process that nobody expects is turned away: its connection is closed. */
  public void attach(WorkerAttachment attachment, RpcConnection connection) {
    CompletableFuture<RpcConnection> waiting = expected.remove(attachment.pid());
    if (waiting == null || !waiting.complete(connection)) {
      connection.close();
    }
  }

  @Override
  public void progress(WorkerProgress progress) {
    training
        .getOrDefault(progress.lease(), ProgressListener.NONE)
        .progress(
            new ProgressListener.Progress(
                progress.step(),
                progress.steps(),
                (float) progress.loss(),
                progress.tokensPerSecond()));
  }

  @Override
  public void measuring(WorkerMeasuring message) {
    measuring.getOrDefault(message.device(), progress -> {}).accept(message.progress());
  }

  /** The ids of the worker processes there are. */
  public Set<Long> processes() {
    return Set.copyOf(processes);
  }

  /** Completes when the process has come in. */
  CompletableFuture<RpcConnection> expect(Process process) {
    long pid = process.pid();
    processes.add(pid);
    process.onExit().thenRun(() -> processes.remove(pid));
    return expected.computeIfAbsent(pid, p -> new CompletableFuture<>());
  }

  void forget(long pid) {
    expected.remove(pid);
  }

  /** Hears whoever trains this lease. */
  Registration ofTraining(String lease, ProgressListener listener) {
    training.put(lease, listener);
    return () -> training.remove(lease);
  }

  /** Hears whoever measures this device. */
  Registration ofMeasuring(String device, DoubleConsumer listener) {
    measuring.put(device, listener);
    return () -> measuring.remove(device);
  }
}
