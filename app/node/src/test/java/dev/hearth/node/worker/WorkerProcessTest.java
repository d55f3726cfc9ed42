package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.Method;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.device.Devices;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers in both kinds of place: the same bits, and nothing lost when one is killed. */
@Timeout(90)
class WorkerProcessTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);

  private final String device = Devices.installed().workers().getFirst().id();
  private final WorkerDoor door = new WorkerDoor();
  private final List<ProcessHandle> processes = new ArrayList<>();
  @TempDir Path root;
  private RpcSocket socket;
  private WorkerProcess worker;
  private BlobStore blobs;
  private JobSpec job;

  /** The part of the agent that workers call. */
  private interface Agent {
    @Method("worker.attach")
    void attach(WorkerAttachment attachment);
  }

  @BeforeEach
  void open() throws Exception {
    blobs = BlobStore.open(root.resolve("blobs"));
    job = TinyJob.publish(SUBMITTER, Fixtures.ESCROW, blobs, 60);
    Path path = root.resolve("socket");
    socket = RpcSocket.listen(path, connection -> new Object[] {agent(connection), door});
    worker = new WorkerProcess(door, new WorkerCommand(path, device, 1, root.resolve("log")));
  }

  private Agent agent(RpcConnection connection) {
    return attachment -> {
      processes.add(ProcessHandle.of(attachment.pid()).orElseThrow());
      door.attach(attachment, connection);
    };
  }

  @AfterEach
  void close() throws Exception {
    worker.close();
    socket.close();
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
  }

  private Assignment assignment(String folder) throws IOException {
    Grant grant = Fixtures.grant(SUBMITTER, job, Fixtures.key(2).address(), 0, Wei.ZERO);
    return new Assignment(
        job,
        grant.lease(),
        blobs.file(job.weights()),
        blobs.file(job.trainTokens()),
        Files.createDirectories(root.resolve(folder)));
  }

  private WorkerResult.Trained inProcess() throws Exception {
    try (InProcessWorker here =
        new InProcessWorker(Devices.installed().open(device, 1), InstantSource.system())) {
      return (WorkerResult.Trained)
          here.train(assignment("here"), ProgressListener.NONE).toCompletableFuture().get();
    }
  }

  private static void assertSameBits(WorkerResult result, WorkerResult.Trained expected)
      throws IOException {
    WorkerResult.Trained trained = (WorkerResult.Trained) result;
    assertThat(trained.stateRoots()).isEqualTo(expected.stateRoots());
    assertThat(trained.updateRoot()).isEqualTo(expected.updateRoot());
    assertThat(trained.loss()).isEqualTo(expected.loss());
    assertThat(trained.update()).hasSameBinaryContentAs(expected.update());
  }

  @Test
  void endsInTheSameBitsThoughKilledOnItsWay() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<WorkerResult> killed =
        worker
            .train(
                assignment("there"),
                progress -> {
                  if (progress.step() == 2) {
                    processes.getFirst().destroyForcibly();
                    started.countDown();
                  }
                })
            .toCompletableFuture();
    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(killed::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);

    WorkerResult again =
        worker.train(assignment("there"), ProgressListener.NONE).toCompletableFuture().get();
    assertSameBits(again, inProcess());
    assertThat(processes).hasSize(2);
  }

  @Test
  void stopsWithASnapshotAndGoesOn() throws Exception {
    WorkerResult stopped =
        worker.train(assignment("there"), progress -> worker.stop()).toCompletableFuture().get();
    assertThat(stopped).isInstanceOf(WorkerResult.Stopped.class);
    WorkerResult rest =
        worker.train(assignment("there"), ProgressListener.NONE).toCompletableFuture().get();
    assertSameBits(rest, inProcess());
    assertThat(processes).hasSize(1);
  }

  @Test
  void failsOnWeightsThatAreNotTheLeases() throws Exception {
    Assignment sound = assignment("there");
    Assignment wrong =
        new Assignment(sound.job(), sound.lease(), sound.tokens(), sound.tokens(), sound.folder());
    assertThat(worker.train(wrong, ProgressListener.NONE).toCompletableFuture().get())
        .isInstanceOf(WorkerResult.Failed.class);
  }
}
