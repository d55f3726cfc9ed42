package dev.hearth.node.worker;

import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.Method;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.device.Devices;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.worker.priority.Background;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Preset;
import dev.hearth.training.data.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The part of an agent that workers see, and a job for them. */
final class Doorway implements AutoCloseable {
  static final InstalledDevice DEVICE = Devices.installed().first();
  private static final NodeKey SUBMITTER = Fixtures.key(1);

  /** Those that came in, in order. */
  final List<ProcessHandle> processes = new CopyOnWriteArrayList<>();

  final JobSpec job;
  final BlobStore blobs;
  private final Path root;
  private final WorkerDoor door = new WorkerDoor();
  private final RpcSocket socket;

  /** The part of the agent that workers call. */
  private interface Agent {
    @Method("worker.attach")
    void attach(WorkerAttachment attachment);
  }

  /** Makes a job and puts its content into the store. */
  private interface Publishing {
    JobSpec into(BlobStore blobs) throws IOException;
  }

  /** With a job of that size instead of a tiny one. */
  static Doorway of(Preset preset, Path root) throws IOException {
    ModelShape shape = preset.shape(Vocabulary.bytes().size());
    return new Doorway(
        root,
        blobs ->
            TinyJob.publish(SUBMITTER, Fixtures.ESCROW, blobs, shape, preset.hyperparameters()));
  }

  /**
   * @param steps of the job, in three segments
   */
  Doorway(Path root, int steps) throws IOException {
    this(root, blobs -> TinyJob.publish(SUBMITTER, Fixtures.ESCROW, blobs, steps));
  }

  private Doorway(Path root, Publishing job) throws IOException {
    this.root = root;
    this.blobs = BlobStore.open(root.resolve("blobs"));
    this.job = job.into(blobs);
    socket = RpcSocket.listen(socketPath(), connection -> new Object[] {agent(connection), door});
  }

  private Path socketPath() {
    return root.resolve("socket");
  }

  private Agent agent(RpcConnection connection) {
    return attachment -> {
      processes.add(ProcessHandle.of(attachment.pid()).orElseThrow());
      door.attach(attachment, connection);
    };
  }

  WorkerProcess process(Duration snapshotEvery) {
    return process(DEVICE.id(), 1, snapshotEvery);
  }

  WorkerProcess process(String device, int threads, Duration snapshotEvery) {
    return new WorkerProcess(door, command(device, threads, snapshotEvery));
  }

  private WorkerCommand command(String device, int threads, Duration snapshotEvery) {
    return new WorkerCommand(socketPath(), device, threads, snapshotEvery, root.resolve("log"));
  }

  /** A process at the priority that it has outside of tests, once it is there. */
  Process inBackground() throws Exception {
    ProcessBuilder builder = command(DEVICE.id(), 1, Duration.ofSeconds(30)).builder();
    builder.environment().remove(Background.PRIORITY);
    Process process = builder.start();
    door.expect(process).get();
    return process;
  }

  InProcessWorker inProcess() {
    return InProcessWorker.on(DEVICE, 1);
  }

  Assignment assignment(String folder) throws IOException {
    Grant grant = Fixtures.grant(SUBMITTER, job, Fixtures.key(2).address(), 0, Wei.ZERO);
    return new Assignment(
        job,
        grant.lease(),
        blobs.file(job.weights()),
        blobs.file(job.trainTokens()),
        Files.createDirectories(root.resolve(folder)));
  }

  /** What training comes to when nothing disturbs it. */
  WorkerResult.Trained undisturbed() throws Exception {
    try (InProcessWorker here = inProcess()) {
      return (WorkerResult.Trained)
          here.train(assignment("undisturbed"), ProgressListener.NONE).toCompletableFuture().get();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
