package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.DisputeView;
import dev.hearth.api.HearthApi;
import dev.hearth.api.JobReference;
import dev.hearth.api.PlantOrder;
import dev.hearth.api.PlantSecret;
import dev.hearth.api.PlantView;
import dev.hearth.api.PlantingState;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.agent.Agent;
import dev.hearth.node.agent.AgentOptions;
import dev.hearth.node.agent.NetworkAddress;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnPot;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.keys.Keystore;
import dev.hearth.wallet.keys.NodeKeyFile;
import dev.hearth.wallet.keys.SeedPhrase;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole agents on a chain that gives no free money, with nobody there: they claim, defend and
 * challenge, and have their moves found by worker processes.
 */
@Tag("slow")
@Timeout(600)
class AgentInCourtTest {
  private static final Duration WINDOW = Duration.ofHours(50).plusSeconds(1);
  private static final Duration HALF_A_CLOCK = Duration.ofHours(13);
  private static final Duration CLOCK = Duration.ofDays(1).plusSeconds(1);

  private static final PotTerms TERMS = new PotTerms(1_000_000, Wei.of(1), Wei.of(1), Wei.of(1));
  private static final Wei MONEY = Wei.of(1000);

  @TempDir Path root;
  private ClaimScene scene;
  private PracticeServer chain;
  private List<String> keepers;
  private Path folder;
  private NodeKey key;
  private Address wallet;
  private Optional<Address> audits = Optional.empty();

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root.resolve("nodes"));
    chain = scene.serve();
    scene.addKeepers(3);
    keepers = ((Opened.Open) scene.open()).keepers();
    folder = Files.createDirectories(root.resolve("agent"));
    Files.createDirectory(folder.resolve("logs")); // as whoever starts an agent does
    Files.writeString(folder.resolve("hearth.conf"), "chain.confirmations = 1\n");
    SeedPhrase phrase = SeedPhrase.generate(scene.random);
    new Keystore(folder.resolve("wallet.json"), scene.random).write(phrase, new char[0]);
    key = phrase.nodeKey(0);
    new NodeKeyFile(folder.resolve("node.key")).write(key);
    wallet = phrase.walletKey().address();
    ClaimScene.mined(scene.chain.transfer(scene.payer, wallet, ClaimScene.ETHER));
  }

  @AfterEach
  void close() throws Exception {
    chain.close();
    scene.close();
  }

  private Agent agent() throws IOException {
    NetworkAddress network =
        NetworkAddress.parse(
            chain.endpoint().toString(),
            OptionalLong.empty(),
            Optional.empty(),
            audits.map(Address::toString),
            List.of(),
            false);
    return Agent.open(
        AgentOptions.of(
            folder, "/ip4/127.0.0.1/tcp/0", List.of(), Optional.of(network), false, false, 1),
        arguments -> {
          throw new IOException("nothing is started here");
        },
        Clock.systemUTC());
  }

  private interface Preparation {
    void of(NodeStore store) throws Exception;
  }

  /** What the agent's node knows when it starts. */
  private void prepare(Preparation preparation) throws Exception {
    try (DataFolder held = DataFolder.open(folder);
        NodeStore store = NodeStore.open(held, scene.clock)) {
      preparation.of(store);
    }
  }

  /** A lease of the agent's, that it has committed to and nobody pays. */
  private Grant grant() throws IOException {
    Lease like = scene.grant(0, keepers).lease();
    Lease lease =
        new Lease(
            like.job(),
            like.round(),
            like.shard(),
            like.replica(),
            wallet,
            key.address(),
            like.from(),
            like.price(),
            like.startRoot(),
            like.programHash(),
            like.inputsRoot(),
            like.deadline());
    return new Grant(
        lease,
        scene.submitter.key.sign(lease.digest(scene.job.escrow())),
        scene.job.weights(),
        keepers);
  }

  private void worked(NodeStore store, Grant grant, Commitment commitment) throws IOException {
    for (BlobId blob : List.of(scene.job.weights(), scene.job.trainTokens(), commitment.update())) {
      store.blobs().put(scene.provider.store.blobs().file(blob));
    }
    Signed announcement = Signed.by(scene.submitter.key, scene.job.encode());
    store.jobs().put(KnownJob.of(announcement, scene.submitter.key.peerId(), List.of()));
    Optional<Signed> committed = Optional.of(Signed.by(key, commitment.encode()));
    store
        .leases()
        .put(
            new LeaseRecord(
                grant, "cpu", LeaseRecord.Phase.COMMITTED, committed, Optional.empty(), ""));
  }

  /** As one does who waits for a chain. */
  private <T> T await(Callable<Optional<T>> what) throws Exception {
    while (true) {
      Optional<T> found = what.call();
      if (found.isPresent()) {
        return found.get();
      }
      pause();
    }
  }

  private void pause() throws InterruptedException {
    scene.retry().await(Duration.ofMillis(200));
  }

  private static Optional<DisputeView> dispute(HearthApi api, Predicate<DisputeView> what) {
    return api.disputes().stream().filter(what).findFirst();
  }

  @Test
  void aProviderWhoseClaimIsChallengedFalselyIsPaidAllTheSame() throws Exception {
    Grant grant = grant();
    Commitment truth = scene.train(grant);
    prepare(store -> worked(store, grant, truth));
    try (Agent agent = agent();
        RpcConnection connection = RpcSocket.connect(agent.socket());
        FalseChallenger challenger = new FalseChallenger(scene, root.resolve("false"))) {
      HearthApi api = connection.remote(HearthApi.class);
      Claim claim = await(() -> scene.claims().made(scene.job.id()).stream().findFirst());
      ClaimFile file = scene.file(grant, Signed.by(key, truth.encode()));
      assertThat(file.id()).isEqualTo(claim.id());
      challenger.connect(agent.addresses().getFirst());
      Hash dispute = challenger.challenge(claim, file);
      CompletableFuture<Seat> told = challenger.play(dispute, key.peerId(), grant, truth);

      DisputeView won = await(() -> dispute(api, known -> known.winner() != null));
      assertThat(won.state()).isEqualTo(DisputeView.State.WON);
      assertThat(won.seat()).isEqualTo(Seat.PROVIDER);
      assertThat(won.posted()).isNotEqualTo(won.found());
      assertThat(told.get()).isEqualTo(Seat.PROVIDER);

      await(() -> open(claim) == 0 ? Optional.of(claim) : Optional.empty());
      Wei before = scene.gateway.account(scene.job, wallet).paid();
      scene.pass(WINDOW);
      Wei paid =
          await(
              () ->
                  Optional.of(scene.gateway.account(scene.job, wallet).paid())
                      .filter(now -> !now.equals(before)));
      assertThat(paid).isEqualTo(before.plus(scene.job.price()));
    }
  }

  private int open(Claim claim) throws IOException {
    return scene.claims().state(claim).orElseThrow().open();
  }

  /** It keeps what the claim is about, and has no other part in the job. */
  @Test
  void aFalseClaimIsCaught() throws Exception {
    Grant grant = scene.grant(0, keepers);
    scene.committed(grant, ClaimScene.lie(scene.train(grant)));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    Claim claim = scene.claims().made(scene.job.id()).getFirst();
    prepare(this::keep);
    try (Agent agent = agent();
        RpcConnection connection = RpcSocket.connect(agent.socket())) {
      HearthApi api = connection.remote(HearthApi.class);
      await(() -> dispute(api, known -> known.state() == DisputeView.State.OPEN));
      assertThat(open(claim)).isEqualTo(1);
      assertThat(api.status().notices()).anyMatch(notice -> notice.contains("“tiny” is false"));

      scene.pass(HALF_A_CLOCK); // the provider does not answer, so it goes on on chain
      await(() -> dispute(api, known -> !known.gas().isZero()));
      scene.pass(CLOCK);
      DisputeView won = await(() -> dispute(api, known -> known.winner() != null));
      assertThat(won.state()).isEqualTo(DisputeView.State.WON);
      assertThat(won.seat()).isEqualTo(Seat.CHALLENGER);
    }
  }

  private void keep(NodeStore store) throws IOException {
    ClaimFile file = scene.file();
    store.keptClaims().put(new KeptClaim(file.id(), file.work(), scene.clock.instant()));
    BlobStore from = scene.provider.store.blobs();
    for (BlobId blob : file.content()) {
      store.keptClaims().blobs().put(from.file(blob));
    }
  }

  /** It pays for the job, and makes the code for another machine. */
  @Test
  void whatIsPlantedInAJobOfItsOwnIsFollowed() throws Exception {
    Grant grant = scene.grant(0, keepers);
    PlantCode code = potted(scene.purse);
    Commitment planted = ClaimScene.planted(code, scene.train(grant));
    scene.committed(grant, planted);
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    Signed signed = Signed.by(scene.provider.key, planted.encode());
    GrantedLease lease = GrantedLease.out(grant, scene.provider.key.peerId()).committed(signed);
    prepare(
        store -> {
          keep(store);
          store.ownJobs().put(scene.submitter.store.ownJobs().all().getFirst());
          store.ownJobs().put(List.of(lease.planted()));
          store.ownPots().put(open(code));
          store.plantCodes().put(code);
        });
    try (Agent agent = agent();
        RpcConnection connection = RpcSocket.connect(agent.socket())) {
      HearthApi api = connection.remote(HearthApi.class);
      await(
          () ->
              api.jobs().stream()
                  .flatMap(job -> job.plants().stream())
                  .filter(plant -> plant.state() == PlantView.State.CLAIMED)
                  .findFirst());
      PlantSecret secret = api.plantCode(new JobReference(scene.job.id().hex()));
      assertThat(PlantCode.read(secret.code())).contains(code);
      assertThat(secret.stake()).isEqualTo(scene.stake());
      assertThat(secret.sentence()).contains("uses up one of the deposit's slices");
    }
  }

  @Test
  void aStrangersMachinePlantsForItsAuditors() throws Exception {
    PlantCode code = potted(scene.purse);
    try (Agent agent = agent();
        RpcConnection connection = RpcSocket.connect(agent.socket())) {
      HearthApi api = connection.remote(HearthApi.class);
      await(() -> Optional.ofNullable(api.wallet().balance()));
      assertThatThrownBy(() -> api.plant(new PlantOrder(code.text())))
          .hasMessageContaining("No auditor");
      Audits paying = Audits.at(scene.chain, audits.orElseThrow());
      ClaimScene.mined(paying.enrol(scene.payer, code.pot(), TERMS.bond(), "Looks"));
      PlantingState asked = api.plant(new PlantOrder(code.text()));
      assertThat(asked.job()).isEqualTo(scene.job.id());
      assertThat(asked.wanted()).isEqualTo(1);
      assertThat(asked.sentence()).contains("is planted, if it has some").contains("stake of");
    }
  }

  private PlantCode potted(WalletKey sponsor) throws IOException {
    audits = ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract();
    Address escrow = scene.escrow.address();
    Audits paying = Audits.at(scene.chain, audits.orElseThrow());
    ClaimScene.mined(paying.openPot(sponsor, escrow, scene.job.id(), TERMS, MONEY));
    Hash pot = Pot.idOf(escrow, scene.job.id(), sponsor.address());
    return new PlantCode(pot, scene.job.id(), Hash.sha256(new byte[] {1}));
  }

  private OwnPot open(PlantCode code) {
    return new OwnPot(
        code.job(),
        scene.chain.id(),
        audits.orElseThrow(),
        scene.escrow.address(),
        TERMS,
        MONEY,
        scene.payer.address(),
        scene.purse.address(),
        OwnPot.Phase.OPEN,
        Wei.ZERO);
  }
}
