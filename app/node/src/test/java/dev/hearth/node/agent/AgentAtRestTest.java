package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.DaysRequest;
import dev.hearth.api.Denomination;
import dev.hearth.api.HearthApi;
import dev.hearth.api.JobReference;
import dev.hearth.api.JobView;
import dev.hearth.api.NodeState;
import dev.hearth.api.PlantOrder;
import dev.hearth.api.PlantSecret;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.wallet.earnings.AuditVerdict;
import dev.hearth.wallet.earnings.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent that has earned and submitted before, and now has no network to join. */
@Timeout(60)
class AgentAtRestTest {
  private final NodeKey submitter = Fixtures.key(1);
  private final NodeKey provider = Fixtures.key(2);
  private final JobSpec spec = Fixtures.job(submitter);
  @TempDir Path path;
  private Agent opened;
  private RpcConnection connection;
  private HearthApi agent;

  @BeforeEach
  void open() throws IOException {
    try (DataFolder folder = DataFolder.open(path);
        NodeStore store = NodeStore.open(folder, InstantSource.system())) {
      fill(store);
    }
    AgentOptions options =
        AgentOptions.of(path, "/ip4/127.0.0.1/tcp/0", List.of(), Optional.empty(), false, false, 1);
    opened =
        Agent.open(
            options,
            arguments -> {
              throw new IOException("nothing is started here");
            },
            Clock.systemUTC());
    connection = RpcSocket.connect(opened.socket());
    agent = connection.remote(HearthApi.class);
  }

  private void fill(NodeStore store) {
    Grant grant = Fixtures.grant(submitter, spec, provider.address(), 0, Wei.ZERO);
    Commitment commitment = Fixtures.commitment(grant);
    store
        .leases()
        .put(
            new LeaseRecord(
                grant,
                "cpu",
                LeaseRecord.Phase.SETTLED,
                Optional.of(Signed.by(provider, commitment.encode())),
                Optional.of(
                    Fixtures.settlement(
                        submitter, spec, commitment, provider.address(), spec.price())),
                ""));
    store
        .receipts()
        .book(
            new Entry.Receipt(
                spec.id(),
                grant.lease().id(),
                4,
                AuditVerdict.NOT_DRAWN,
                spec.price(),
                spec.price(),
                InstantSource.system().instant()));
    store
        .ownJobs()
        .put(
            new OwnJob(
                spec,
                Signed.by(submitter, spec.encode()),
                "tiny",
                Bytes.of(new byte[32]),
                1,
                Duration.ofMinutes(10),
                Wei.of(5000),
                Wei.ZERO,
                JobView.Phase.RUNNING,
                ""));
  }

  @AfterEach
  void close() throws IOException {
    connection.close();
    opened.close();
  }

  @Test
  void saysThatItWasGivenNoChain() {
    NodeState state = agent.status().state();
    assertThat(state.kind()).isEqualTo(NodeState.Kind.NEEDS_YOU);
    assertThat(state.sentence()).contains("No chain was given");
  }

  @Test
  void tellsWhatIsStored() {
    assertThat(agent.status().earnings().earned()).isEqualTo(spec.price());
    assertThat(agent.status().earnings().today()).isEqualTo(spec.price());
    assertThat(agent.receipts(ReceiptsRequest.newest(10)).receipts())
        .singleElement()
        .satisfies(receipt -> assertThat(receipt.amount()).isEqualTo(spec.price()));
    assertThat(agent.history(new DaysRequest(7))).hasSize(1);
    assertThat(agent.jobs()).extracting(JobView::id).containsExactly(spec.id());
    assertThat(agent.job(new JobReference(spec.id().hex().substring(0, 8))).deposited())
        .isEqualTo(Wei.of(5000));
    assertThat(agent.wallet().earnings().earned()).isEqualTo(spec.price());
  }

  @Test
  void knowsNoBalanceWithoutAChain() {
    assertThat(agent.wallet().balance()).isNull();
  }

  @Test
  void savesNoModelThatIsNotFinished() {
    assertRefused(
        "JOB-UNFINISHED", () -> agent.save(new SaveRequest(spec.id().hex(), path.toString())));
  }

  @Test
  void showsThePracticeJobAndSaysWhereItsModelIs() {
    JobView practice = practiceJob();
    agent.practiceJob(practice);
    String id = practice.id().hex();

    assertThat(shown(id).title()).isEqualTo("Practice");
    assertRefused("JOB-NOT-YOURS", () -> agent.sample(new SampleRequest(id, "", 10, 1, 1)));
    assertRefused("JOB-NOT-YOURS", () -> agent.save(new SaveRequest(id, path.toString())));
  }

  /** It was told in a notification, which may still be on its way. */
  private JobView shown(String id) {
    while (agent.jobs().size() < 2) {
      Thread.onSpinWait();
    }
    return agent.job(new JobReference(id));
  }

  private static JobView practiceJob() {
    return new JobView(
        Hash.sha256(new byte[] {9}),
        true,
        "Practice",
        "tiny",
        JobView.Phase.RUNNING,
        "Round 1.",
        1,
        2,
        0,
        2,
        List.of(),
        List.of(),
        0,
        List.of(),
        0,
        0,
        0,
        Wei.ZERO,
        Wei.ZERO,
        Wei.ZERO,
        0,
        Denomination.COIN,
        "",
        List.of());
  }

  @Test
  void tellsWhichApiItSpeaks() {
    assertThat(agent.version().version()).isEqualTo(1);
  }

  @Test
  void boundsASample() {
    String id = spec.id().hex();
    assertRefused("SAMPLE-VALUE", () -> agent.sample(new SampleRequest(id, "", 10_001, 1, 1)));
    assertRefused("SAMPLE-VALUE", () -> agent.sample(new SampleRequest(id, "", 0, 1, 1)));
  }

  /** One that pays for a job is no machine to plant in it. */
  @Test
  void takesNoPlantThatEverybodyWouldTrace() {
    String own = new PlantCode(Hash.ZERO, spec.id(), Hash.ZERO).text();
    String other = new PlantCode(Hash.ZERO, Hash.ZERO, Hash.ZERO).text();
    assertThat(new PlantOrder(own).toString()).doesNotContain(own);
    assertThat(new PlantSecret(own, Wei.ZERO, Wei.ZERO, "").toString()).doesNotContain(own);
    assertRefused("PLANT-CODE", () -> agent.plant(new PlantOrder("hearth-plant:1:abc")));
    assertRefused("PLANT-OWN-MONEY", () -> agent.plant(new PlantOrder(own)));
    assertRefused("NETWORK-NOT-READY", () -> agent.plant(new PlantOrder(other)));
    assertRefused("PLANT-NO-POT", () -> agent.plantCode(new JobReference(spec.id().hex())));
    assertRefused("JOB-UNKNOWN", () -> agent.plantCode(new JobReference("fe")));
    assertRefused("JOB-UNKNOWN", () -> agent.stopPlanting(new JobReference("")));
  }

  private static void assertRefused(String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RpcException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
