package dev.hearth.node.practice;

import dev.hearth.api.HearthApi;
import dev.hearth.api.JobView;
import dev.hearth.api.PracticeApi;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.device.Devices;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.node.worker.priority.Background;
import dev.hearth.training.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The practice network as a process: a chain on loopback, a job, and providers of whom some cheat.
 * It tells an agent where everything is and how the job stands, and ends when the agent does.
 */
public final class PracticeProgram implements AutoCloseable {
  private static final int ROUNDS = 8;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Optional<RpcConnection> agent;
  private final PracticePeers peers;

  private PracticeProgram(
      Path folder, byte[] text, int providers, int cheaters, Optional<Path> socket, Story story)
      throws IOException {
    PracticeApi own = pace -> peers().pace(pace.percent());
    agent =
        socket.isPresent() ? Optional.of(RpcSocket.connect(socket.get(), own)) : Optional.empty();
    agent.ifPresent(connection -> connection.closed().thenRun(over::countDown));
    peers =
        new PracticePeers(
            folder,
            text,
            TrainingPlan.of(Preset.TINY),
            ROUNDS,
            providers,
            cheaters,
            Devices.installed().first(),
            InstantSource.system(),
            new SecureRandom(),
            this::report,
            story);
    agent.ifPresent(connection -> connection.remote(HearthApi.class).attach(attachment()));
  }

  /** Returns when the network is up and the agent, if there is one, knows of it. */
  public static PracticeProgram start(
      Path folder,
      byte[] text,
      int providers,
      int cheaters,
      Optional<Path> agentSocket,
      Story story)
      throws IOException {
    Background.enter(); // else its peers would leave the agent's own worker no time
    return new PracticeProgram(folder, text, providers, cheaters, agentSocket, story);
  }

  private void report(JobView job) {
    try {
      agent.ifPresent(connection -> connection.remote(HearthApi.class).practiceJob(job));
    } catch (RpcException gone) {
      over.countDown();
    }
  }

  private PracticePeers peers() {
    return peers;
  }

  /** Where others find the network. */
  public PracticeAttachment attachment() {
    return new PracticeAttachment(
        peers.chain().toString(),
        peers.escrow(),
        peers.audits(),
        peers.addresses().stream().map(Multiaddr::toString).toList());
  }

  public void awaitEnd() throws InterruptedException {
    over.await();
  }

  /** Asks {@link #awaitEnd} to return. */
  public void stop() {
    over.countDown();
  }

  @Override
  public void close() throws IOException {
    agent.ifPresent(RpcConnection::close);
    peers.close();
  }
}
