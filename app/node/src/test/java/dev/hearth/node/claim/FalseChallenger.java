package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.device.Devices;
import dev.hearth.node.dispute.Case;
import dev.hearth.node.dispute.Counsel;
import dev.hearth.node.dispute.DisputeProtocol;
import dev.hearth.node.dispute.Hearing;
import dev.hearth.node.dispute.Litigant;
import dev.hearth.node.dispute.LitigantParts;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.ShardTask;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.LyingTrace;
import dev.hearth.verifier.dispute.Replay;
import dev.hearth.verifier.dispute.Trace;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.escrow.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A submitter that would rather not pay: it challenges what is right and plays the dispute to its
 * end, by a trace that differs from the truth in one operation.
 */
final class FalseChallenger implements AutoCloseable {
  private static final int STEP = 3;
  private static final int ELEMENT = 4;

  private final ClaimScene scene;
  private final Path folder;
  private final DisputeProtocol protocol;

  FalseChallenger(ClaimScene scene, Path folder) throws IOException {
    this.scene = scene;
    this.folder = folder;
    this.protocol = new DisputeProtocol(scene.submitter.host);
    scene.submitter.host.connect(scene.provider.host.addresses().getFirst());
  }

  /** Where another provider is than the scene's. */
  void connect(String address) throws IOException {
    scene.submitter.host.connect(Multiaddr.parse(address));
  }

  /** Of the claim's only lease; the name of the dispute. */
  Hash challenge(Claim claim, ClaimFile file) throws IOException {
    Hash salt = Hash.sha256("salt".getBytes());
    ClaimScene.mined(scene.claims().commitChallenge(scene.payer, claim, 0, salt));
    ClaimScene.mined(
        scene.claims().challenge(scene.payer, claim, file.list(), 0, salt, scene.stake()));
    return scene.claims().challenges(claim).getFirst().dispute();
  }

  /** On a thread of its own: who won. */
  CompletableFuture<Seat> play(Hash dispute, Grant grant, Commitment truth) {
    return play(dispute, scene.provider.key.peerId(), grant, truth);
  }

  /** Against that provider. */
  CompletableFuture<Seat> play(Hash dispute, PeerId provider, Grant grant, Commitment truth) {
    return play(dispute, provider, grant, truth, Integer.MAX_VALUE);
  }

  /** Breaks off when the dispute has come so far. */
  CompletableFuture<Seat> play(Hash dispute, Grant grant, Commitment truth, int lastPly) {
    return play(dispute, scene.provider.key.peerId(), grant, truth, lastPly);
  }

  private CompletableFuture<Seat> play(
      Hash dispute, PeerId provider, Grant grant, Commitment truth, int lastPly) {
    CompletableFuture<Seat> winner = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                winner.complete(litigate(dispute, provider, grant, truth, lastPly));
              } catch (IOException | InterruptedException | RuntimeException e) {
                winner.completeExceptionally(e);
              }
            });
    return winner;
  }

  private Seat litigate(Hash dispute, PeerId provider, Grant grant, Commitment claimed, int lastPly)
      throws IOException, InterruptedException {
    Court court = Court.at(scene.chain, scene.claims().court());
    Terms terms = ((CourtEvent.Opened) court.history(dispute, 0).getFirst()).terms();
    try (Device device = Devices.installed().first().open(1, Pace.FREE);
        LeaseTrace trace = new LeaseTrace(task(grant), device)) {
      Counsel liar = Counsel.of(trace.program(), lying(trace));
      Case matter = new Case(terms, 0, trace.program(), liar, claimed.values());
      return new Litigant(parts(court, provider, lastPly), matter).play();
    }
  }

  private LitigantParts parts(Court court, PeerId provider, int lastPly) {
    return new LitigantParts(
        court,
        scene.payer,
        folder,
        protocol,
        Optional.of(provider),
        Pacing.PRACTICE,
        scene.clock,
        scene.scheduler,
        new Hearing() {
          @Override
          public void narrowed(Position position) {
            if (position.ply() >= lastPly) {
              throw new IllegalStateException("that far and no further");
            }
          }
        });
  }

  private ShardTask task(Grant grant) throws IOException {
    JobSpec job = scene.job;
    BlobStore blobs = scene.submitter.store.blobs();
    return new ShardTask(
        job,
        grant.lease().round(),
        grant.lease().shard(),
        ModelFile.read(Files.readAllBytes(blobs.file(grant.weights())), job.model()),
        Tokens.read(Files.readAllBytes(blobs.file(job.trainTokens())), job.model().vocabulary()));
  }

  /** In a stage without a loop, so that it is the provider's turn to prove. */
  private static Trace lying(LeaseTrace trace) {
    TracedProgram program = trace.program();
    Trace truth = new Replay(trace);
    int last = program.parts().total() - 1;
    int stage =
        IntStream.rangeClosed(0, last)
            .map(n -> last - n)
            .filter(n -> program.stage(0, n).isMap() && program.words(0, n) > ELEMENT)
            .findFirst()
            .orElseThrow();
    LyingTrace.Lie lie = new LyingTrace.Lie(0, STEP, stage, ELEMENT, 0);
    LyingTrace liar = new LyingTrace(truth, program, trace.inputsRoot(), lie);
    assertThat(liar.matters()).isTrue();
    return liar;
  }

  @Override
  public void close() {
    protocol.close();
  }
}
