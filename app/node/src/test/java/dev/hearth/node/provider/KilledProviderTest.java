package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.verifier.Verdict;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.earnings.EarningsLedger;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a whole node at every stage of a lease: the same bits and the same balance. */
@Tag("slow")
class KilledProviderTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final List<String> KILLS =
      List.of("Leased", "Fetching", "Training", "step 5", "step 50", "Committed", "Settled");

  private static final int PATIENCE = 60;

  private final InstantSource clock = InstantSource.system();
  private final WalletKey wallet = WalletKey.generate(new SecureRandom());
  @TempDir Path root;

  @Test
  void losesNothing() throws Exception {
    try (PracticeNode node = new PracticeNode(root.resolve("chain"), 0, clock);
        Chain chain = Chain.connect(node.endpoint())) {
      chain.practiceTools().grant(wallet.address(), Wei.parse("1000000000000000000"));
      BlobStore blobs = BlobStore.open(root.resolve("submitter"));
      JobSpec job = fundedJob(chain, blobs);
      try (SubmitterPeer submitter = new SubmitterPeer(SUBMITTER, job, blobs)) {
        killEverywhere(node, submitter, job);
        assertSameBalance(chain, job);
      }
    }
  }

  private JobSpec fundedJob(Chain chain, BlobStore blobs) throws IOException {
    var deployed = (TransactionOutcome.Mined) Escrow.deploy(chain, wallet);
    Escrow escrow = Escrow.at(chain, deployed.contract().orElseThrow());
    JobSpec job = TinyJob.publish(SUBMITTER, escrow.domain(), blobs, 60);
    Instant deadline = Instant.ofEpochSecond(job.deadline());
    escrow.fund(wallet, job.id(), SUBMITTER.address(), deadline, job.price().times(2));
    return job;
  }

  private void killEverywhere(PracticeNode node, SubmitterPeer submitter, JobSpec job)
      throws Exception {
    Lease killed = submitter.offer(0, 0, ProviderProcess.KEY.address(), Wei.ZERO);
    Lease audit = submitter.offer(0, 1, ProviderProcess.KEY.address(), job.price());
    for (String line : KILLS) {
      runUntil(line, node, submitter);
    }
    runUntil(ProviderProcess.OVER, node, submitter);
    assertThat(
            Verdict.between(
                submitter.commitments.get(killed.id()), submitter.commitments.get(audit.id())))
        .isEqualTo(new Verdict.Equal());
  }

  /** Starts the provider and kills it when it says the line, or has had long enough. */
  private void runUntil(String wanted, PracticeNode node, SubmitterPeer submitter)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ProviderProcess.class.getName(),
                root.resolve("provider").toString(),
                node.endpoint().toString(),
                submitter.addresses().getFirst().toString())
            .redirectError(root.resolve("errors").toFile())
            .start();
    Executor tooLate = CompletableFuture.delayedExecutor(PATIENCE, TimeUnit.SECONDS);
    tooLate.execute(process::destroyForcibly);
    try (BufferedReader lines = process.inputReader()) {
      assertThat(lines.lines().anyMatch(wanted::equals)).as(wanted).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void assertSameBalance(Chain chain, JobSpec job) throws IOException {
    try (DataFolder folder = DataFolder.open(root.resolve("provider"));
        NodeStore store = NodeStore.open(folder, clock)) {
      Wei due = job.price().times(2);
      assertThat(EarningsLedger.replay(store.receipts().all()).total().earned()).isEqualTo(due);
      LeaseBook book = new LeaseBook(store, "cpu", clock);
      Redemption redemption =
          new Redemption(book, store.receipts(), new EscrowGateway(chain), clock);
      assertThat(redemption.redeem(job, wallet)).isEqualTo(new Redeemed.Paid(due));
      assertThat(chain.balance(ProviderProcess.KEY.address())).isEqualTo(due);
    }
  }
}
