package dev.hearth.node.worker;

import dev.hearth.api.HearthApi;
import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.compute.Device;
import dev.hearth.node.device.Devices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * The worker process: socket, device and threads as arguments. It comes in at the agent's door,
 * trains what it is given, and ends when the connection does: no worker outlives its agent.
 */
final class WorkerMain {
  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path socket = Path.of(arguments[0]);
    Device device = Devices.installed().open(arguments[1], Integer.parseInt(arguments[2]));
    CountDownLatch over = new CountDownLatch(1);
    try (InProcessWorker worker = new InProcessWorker(device, InstantSource.system())) {
      WorkerService service = new WorkerService(worker);
      try (RpcConnection connection = RpcSocket.connect(socket, service)) {
        service.reportTo(connection);
        connection.closed().thenRun(over::countDown);
        connection
            .remote(HearthApi.class)
            .attach(new WorkerAttachment(arguments[1], ProcessHandle.current().pid()));
        over.await();
      }
    }
  }
}
