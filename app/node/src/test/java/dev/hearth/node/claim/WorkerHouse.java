package dev.hearth.node.claim;

import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.Method;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.device.Devices;
import dev.hearth.node.worker.WorkerCommand;
import dev.hearth.node.worker.WorkerDoor;
import dev.hearth.node.worker.WorkerProcess;
import dev.hearth.node.worker.WorkerQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;

/** The part of an agent that a worker process sees, and such a process behind a queue. */
final class WorkerHouse implements AutoCloseable {
  /** Those that came in, in order. */
  final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();

  final WorkerQueue queue;
  private final WorkerDoor door = new WorkerDoor();
  private final RpcSocket socket;

  /** The part of the agent that workers call. */
  private interface Agent {
    @Method("worker.attach")
    void attach(WorkerAttachment attachment);
  }

  WorkerHouse(Path root, ScheduledExecutorService scheduler) throws IOException {
    Path path = root.resolve("socket");
    socket = RpcSocket.listen(path, connection -> new Object[] {agent(connection), door});
    WorkerCommand command =
        new WorkerCommand(
            path, Devices.installed().first().id(), 1, Duration.ofMinutes(1), root.resolve("log"));
    queue = new WorkerQueue(new WorkerProcess(door, command), scheduler, WorkerQueue.KEEP);
  }

  private Agent agent(RpcConnection connection) {
    return attachment -> {
      processes.add(ProcessHandle.of(attachment.pid()).orElseThrow());
      door.attach(attachment, connection);
    };
  }

  @Override
  public void close() throws IOException {
    queue.close();
    socket.close();
  }
}
