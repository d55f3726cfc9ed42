package dev.hearth.desktop;

import dev.hearth.api.DeviceView;
import dev.hearth.api.EarningsView;
import dev.hearth.api.FaucetRequest;
import dev.hearth.api.HearthApi;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobReference;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.api.LossPoint;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.Passphrase;
import dev.hearth.api.PauseRequest;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.api.WorkView;
import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An agent of known state that remembers what it was told to do. */
final class FakeAgent implements HearthApi {
  static final Wei TENTH = Wei.parse("100000000000000000");
  private static final Hash JOB = Hash.sha256(new byte[] {1});
  final List<String> calls = new ArrayList<>();
  boolean affordable = true;
  private NodeState state = new NodeState(NodeState.Kind.EARNING, "Earning. Training for …4f2c.");

  NodeSnapshot snapshot() {
    return new NodeSnapshot(
        "0.1.0",
        0,
        NodeSnapshot.Network.PRACTICE,
        state,
        peer(1),
        List.of(),
        3,
        work(),
        devices(),
        earnings(),
        List.of(job(true)));
  }

  static NodeSnapshot idle() {
    return new NodeSnapshot(
        "0.1.0",
        0,
        NodeSnapshot.Network.REAL,
        new NodeState(NodeState.Kind.READY, "Ready. No job is open right now."),
        peer(1),
        List.of(),
        0,
        null,
        List.of(),
        new EarningsView(Wei.ZERO, Wei.ZERO, Wei.ZERO, Wei.ZERO),
        List.of());
  }

  private static WorkView work() {
    List<LossPoint> losses =
        IntStream.range(1, 60).mapToObj(i -> new LossPoint(i, 2 + 3.5 / i)).toList();
    return new WorkView(
        JOB, JOB, "sonnets.txt", "cpu", 1, 2, false, 0.61, 372, 41_200, TENTH, losses);
  }

  private static EarningsView earnings() {
    return new EarningsView(TENTH.times(3), TENTH, TENTH.times(2), TENTH);
  }

  static JobView job(boolean own) {
    return new JobView(
        JOB,
        own,
        "sonnets.txt",
        "tiny",
        JobView.Phase.RUNNING,
        "Round 2 of 4, 3 of 4 shards are in.",
        1,
        4,
        3,
        4,
        List.of(new LossPoint(0, 3.1), new LossPoint(1, 2.4)),
        List.of(new LossPoint(0, 3.0), new LossPoint(1, 2.5)),
        5000,
        List.of(
            new JobView.ProviderView(peer(2), 4, 0, 3, TENTH, ""),
            new JobView.ProviderView(peer(3), 0, 1, 0, Wei.ZERO, "caught: different bits")),
        7,
        1,
        TENTH.times(2),
        TENTH,
        Wei.ZERO);
  }

  static PeerId peer(int seed) {
    return NodeKey.of(Hash.sha256(new byte[] {(byte) seed}).toArray()).peerId();
  }

  @Override
  public NodeSnapshot status() {
    return snapshot();
  }

  @Override
  public void watch() {
    calls.add("watch");
  }

  @Override
  public NodeSnapshot pause(PauseRequest request) {
    calls.add("pause " + request.minutes());
    state = new NodeState(NodeState.Kind.PAUSED, "Paused by you. Press Resume to go on.");
    return snapshot();
  }

  @Override
  public NodeSnapshot resume() {
    calls.add("resume");
    state = new NodeState(NodeState.Kind.READY, "Ready.");
    return snapshot();
  }

  @Override
  public void stop() {
    calls.add("stop");
  }

  @Override
  public List<DeviceView> devices() {
    return List.of(new DeviceView("cpu", "A processor", "cpu", 8192, true, 200, 5000, true, ""));
  }

  @Override
  public JobEstimate estimate(JobRequest request) {
    calls.add("estimate " + request.preset() + " " + request.rounds());
    if (request.dataPath().endsWith("missing.txt")) {
      throw new RpcException("DATA-MISSING", "There is no file there.", "Check the path.");
    }
    return new JobEstimate(
        842_000, 1_000_000, 16, 16, TENTH, TENTH, TENTH.times(2), TENTH, 2, TENTH, affordable);
  }

  @Override
  public JobView submit(JobSubmission submission) {
    calls.add("submit " + submission.request().rounds() + " " + submission.request().budget());
    return job(true);
  }

  @Override
  public List<JobView> jobs() {
    return List.of(job(true));
  }

  @Override
  public JobView job(JobReference job) {
    return job(true);
  }

  @Override
  public JobView stopJob(JobReference job) {
    calls.add("stop job");
    return job(true);
  }

  @Override
  public SavedModel save(SaveRequest request) {
    return new SavedModel(request.folder(), "model.safetensors", "00");
  }

  @Override
  public Sample sample(SampleRequest request) {
    calls.add("sample " + request.prompt());
    return new Sample(request.prompt() + " and so on");
  }

  @Override
  public WalletView wallet() {
    return new WalletView(Address.of(new byte[20]), TENTH, earnings(), "ETH", true, false);
  }

  @Override
  public WalletView createWallet(WalletCreation creation) {
    return wallet();
  }

  @Override
  public WalletPhrase phrase(Passphrase passphrase) {
    if (!passphrase.value().equals("right")) {
      throw new RpcException("WALLET-PASSPHRASE", "That is not the passphrase.", "Try again.");
    }
    return new WalletPhrase("abandon ability able");
  }

  @Override
  public List<ReceiptView> receipts() {
    return List.of(
        new ReceiptView(
            "1",
            0,
            JOB,
            "sonnets.txt",
            JOB,
            0,
            1,
            false,
            50,
            "same bits",
            "…abc123",
            TENTH,
            TENTH,
            "0xfeed"));
  }

  @Override
  public WalletView redeem() {
    calls.add("redeem");
    return wallet();
  }

  @Override
  public WalletView faucet(FaucetRequest request) {
    return wallet();
  }

  @Override
  public void attach(WorkerAttachment attachment) {
    throw new AssertionError("a window attaches no worker");
  }

  @Override
  public void attach(PracticeAttachment attachment) {
    throw new AssertionError("a window attaches no practice network");
  }

  @Override
  public void practiceJob(JobView job) {
    throw new AssertionError("a window reports no job");
  }
}
