package dev.hearth.desktop;

import dev.hearth.api.DaysRequest;
import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DeviceReference;
import dev.hearth.api.DeviceView;
import dev.hearth.api.EarningsDay;
import dev.hearth.api.EarningsView;
import dev.hearth.api.Efficiency;
import dev.hearth.api.FaucetRequest;
import dev.hearth.api.Forecast;
import dev.hearth.api.HearthApi;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobReference;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.api.LogRequest;
import dev.hearth.api.LogText;
import dev.hearth.api.LossPoint;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.Passphrase;
import dev.hearth.api.PauseRequest;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.RunRequest;
import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.api.WhatIf;
import dev.hearth.api.WhatIfRequest;
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
        new MoneyView("EUR", 2500, 0, "typed"),
        List.of(),
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
        new MoneyView("", 0, 0, ""),
        List.of(),
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
    return List.of(
        new DeviceView(
            "cpu",
            "A processor",
            "cpu",
            8192,
            true,
            200,
            5000,
            true,
            "",
            100,
            "",
            new DeviceView.Live(61.0, 48.5, 0.03),
            null));
  }

  @Override
  public DeviceView benchmark(DeviceReference device) {
    calls.add("benchmark " + device.device());
    return devices().getFirst();
  }

  @Override
  public DeviceView selfTest(DeviceReference device) {
    calls.add("self-test " + device.device());
    return devices().getFirst();
  }

  @Override
  public Efficiency efficiency(DeviceReference device) {
    calls.add("efficiency " + device.device());
    return new Efficiency(
        device.device(),
        true,
        60,
        List.of(new Efficiency.Point(60, 3500, 30), new Efficiency.Point(100, 5000, 65)));
  }

  @Override
  public Forecast forecast() {
    return new Forecast(
        "Likely between 1.20 EUR and 9.60 EUR a month.",
        TENTH,
        TENTH.times(8),
        8,
        3.4,
        List.of("8 hours a day.", "48 W at work."));
  }

  @Override
  public List<SettingView> settings() {
    return List.of(
        new SettingView(
            "idle.after",
            "When it may work",
            "",
            "Away after",
            "How long without a key or click until you count as away.",
            "a time such as 90 s, 5 min or 2 h",
            List.of(),
            "5 min",
            "5 min",
            false));
  }

  @Override
  public List<SettingView> set(SettingChange change) {
    calls.add("set " + change.key() + "=" + change.value());
    return settings();
  }

  @Override
  public List<DevicePolicy> policy() {
    return List.of(
        new DevicePolicy(
            "cpu",
            0,
            "Paused: you are using this PC. Resumes 5 minutes after you leave.",
            List.of(
                new DevicePolicy.RuleView(
                    "IN_USE",
                    "You at the machine",
                    "last key or click 12 seconds ago",
                    DevicePolicy.Opinion.OBJECTS,
                    true,
                    "Resumes 5 minutes after you leave.",
                    List.of("idle.after")))));
  }

  @Override
  public WhatIf whatIf(WhatIfRequest request) {
    WhatIf.Outcome outcome = new WhatIf.Outcome(3600, 0, List.of());
    return new WhatIf(List.of(new WhatIf.DeviceWhatIf("cpu", outcome, outcome)));
  }

  @Override
  public LogText log(LogRequest request) {
    return new LogText(List.of("== worker.log", "something was written down"));
  }

  @Override
  public List<EarningsDay> history(DaysRequest request) {
    return List.of(new EarningsDay("2026-11-26", "cpu", TENTH));
  }

  @Override
  public NodeSnapshot run(RunRequest request) {
    calls.add("run " + request.minutes());
    return snapshot();
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
            "cpu",
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
