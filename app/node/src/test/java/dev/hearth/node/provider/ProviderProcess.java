package dev.hearth.node.provider;

import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.Fixtures;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.device.Devices;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.lease.GatedWorker;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.ProgressListener.Progress;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Room;
import dev.hearth.wallet.chain.Chain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A provider as a process to be killed: says each state and step it reaches, a line each. */
final class ProviderProcess {
  static final NodeKey KEY = Fixtures.key(2);
  static final String OVER = "over";

  private ProviderProcess() {}

  /** Data folder, chain, submitter. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    InstantSource clock = InstantSource.system();
    NodeStore store = NodeStore.open(DataFolder.open(Path.of(arguments[0])), clock);
    Host host =
        new Host(
            HostKey.of(KEY),
            List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/0")),
            HostLimits.defaults());
    host.start();
    new BlobExchange(host, store.blobs()).serve();
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    Retry retry =
        new Retry(scheduler, clock, new Random(1), Duration.ofMillis(20), Duration.ofMillis(200));
    List<Multiaddr> submitter = List.of(Multiaddr.parse(arguments[2]));
    new Provider(
            new ProviderParts(
                KEY,
                KEY.address(),
                Optional.empty(),
                new OwnerRules(new Room.Shared(1L << 30), 1000, Wei.of(1)),
                PayCheck.ANY,
                Conduct.HONEST,
                store,
                host,
                () -> submitter,
                new EscrowGateway(Chain.connect(URI.create(arguments[1]))),
                "cpu",
                new GatedWorker(
                    InProcessWorker.on(Devices.installed().first(), 1),
                    new WorkGate(),
                    scheduler,
                    GatedWorker.PATIENCE,
                    () -> {}),
                retry,
                clock,
                new Talker()))
        .start();
    new CountDownLatch(1).await(); // everything else runs on daemon threads
  }

  private static final class Talker implements ProviderListener {
    @Override
    public void changed(LeaseState state) {
      System.out.println(state.getClass().getSimpleName());
    }

    @Override
    public void progressed(LeaseState state, Progress progress) {
      System.out.println("step " + progress.step());
    }

    @Override
    public void jobOver(JobSpec job) {
      System.out.println(OVER);
    }
  }
}
