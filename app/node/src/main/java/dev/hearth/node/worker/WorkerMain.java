package dev.hearth.node.worker;

import dev.hearth.api.HearthApi;
import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.device.Devices;
import dev.hearth.node.worker.priority.Background;
import dev.hearth.training.ShardTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The worker process: socket, device, threads and milliseconds between snapshots as arguments. It
 * goes into the background, comes in at the agent's door, does what it is given, and ends when the
 * connection does: no worker outlives its agent.
 */
final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path socket = Path.of(arguments[0]);
    String device = arguments[1];
    if (!device.isEmpty()) { // without one it only lists the devices, and somebody waits for that
      Background.enter();
    }
    int threads = Integer.parseInt(arguments[2]);
    Duration snapshotEvery = Duration.ofMillis(Long.parseLong(arguments[3]));
    Devices devices = Devices.installed();
    ShardTrainer trainer =
        new ShardTrainer(threads, System::nanoTime, snapshotEvery, Thread::startVirtualThread);
    try (InProcessWorker worker =
        new InProcessWorker(
            pace -> devices.find(device).open(threads, pace), trainer, System::nanoTime)) {
      serve(socket, device, new WorkerService(devices, device, worker));
    }
  }

  private static void serve(Path socket, String device, WorkerService service)
      throws IOException, InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    try (RpcConnection connection = RpcSocket.connect(socket, service)) {
      service.reportTo(connection);
      connection.closed().thenRun(over::countDown);
      connection
          .remote(HearthApi.class)
          .attach(new WorkerAttachment(device, ProcessHandle.current().pid()));
      over.await();
    }
  }
}
