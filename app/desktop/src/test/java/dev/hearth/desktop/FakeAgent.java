package dev.hearth.desktop;

import static dev.hearth.desktop.Samples.TENTH;

import dev.hearth.api.ApiVersion;
import dev.hearth.api.BondOrder;
import dev.hearth.api.DaysRequest;
import dev.hearth.api.Denomination;
import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DeviceReference;
import dev.hearth.api.DeviceView;
import dev.hearth.api.DisputeView;
import dev.hearth.api.EarningsDay;
import dev.hearth.api.Efficiency;
import dev.hearth.api.ExportedKey;
import dev.hearth.api.ExportedReceipt;
import dev.hearth.api.FaucetRequest;
import dev.hearth.api.Forecast;
import dev.hearth.api.HearthApi;
import dev.hearth.api.HoldOrder;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobPot;
import dev.hearth.api.JobReference;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobRisk;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.api.KeyExport;
import dev.hearth.api.KeyImport;
import dev.hearth.api.LeaseReference;
import dev.hearth.api.LogRequest;
import dev.hearth.api.LogText;
import dev.hearth.api.MachinePairing;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.PairingAnswer;
import dev.hearth.api.PairingRequest;
import dev.hearth.api.Passphrase;
import dev.hearth.api.PauseRequest;
import dev.hearth.api.PayAddress;
import dev.hearth.api.PaymentMade;
import dev.hearth.api.PaymentOrder;
import dev.hearth.api.PaymentQuote;
import dev.hearth.api.PaymentRequest;
import dev.hearth.api.PeerCheck;
import dev.hearth.api.PeerSpeed;
import dev.hearth.api.PlantOrder;
import dev.hearth.api.PlantSecret;
import dev.hearth.api.Planting;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.ReceiptPage;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.RewardView;
import dev.hearth.api.RunRequest;
import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.api.TokenBalance;
import dev.hearth.api.TokenReference;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.api.WhatIf;
import dev.hearth.api.WhatIfRequest;
import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** An agent of known state that remembers what it was told to do. */
final class FakeAgent implements HearthApi {
  /** Calls come on threads of their own. */
  final List<String> calls = new CopyOnWriteArrayList<>();

  final FakeDevices devices = new FakeDevices();
  final FakeSettings settings = new FakeSettings();
  boolean affordable = true;

  /** Passes when an estimate may be answered. */
  final Semaphore counted = new Semaphore(1000);

  /** Passes when a job may be funded. */
  final Semaphore paid = new Semaphore(1000);

  Wei balance = TENTH;
  List<DisputeView> disputes = List.of();
  List<TokenBalance> tokens = List.of();
  List<RewardView> rewards = List.of();
  List<ReceiptView> receipts = List.of(Samples.receipt(1, "0xfeed"));
  boolean backedUp;
  boolean watching;
  boolean broken;
  List<String> notices = List.of();
  List<String> log = List.of("== worker.log", "something was written down");
  List<EarningsDay> history = Samples.history();
  NodeState state = Samples.state(NodeState.Kind.EARNING, "Earning. Training for …4f2c.");

  NodeSnapshot snapshot() {
    return Samples.earning(devices.list(), state, notices);
  }

  private void heard(String call) {
    calls.add(call);
    if (broken) {
      throw new RpcException("AGENT-BUSY", "The agent cannot do that now.", "Try again.");
    }
  }

  @Override
  public ApiVersion version() {
    return ApiVersion.CURRENT;
  }

  @Override
  public NodeSnapshot status() {
    return snapshot();
  }

  @Override
  public void watch() {
    heard("watch");
  }

  @Override
  public NodeSnapshot pause(PauseRequest request) {
    heard("pause " + request.how() + " " + request.minutes());
    state =
        request.how() == PauseRequest.How.AFTER_SEGMENT
            ? Samples.saying(state, "Pauses when this segment is done.")
            : Samples.held("OWNER", "Paused by you. Resume when you like.");
    return snapshot();
  }

  @Override
  public NodeSnapshot resume() {
    heard("resume");
    state = Samples.state(NodeState.Kind.READY, "Ready.");
    return snapshot();
  }

  @Override
  public void stop() {
    heard("stop");
  }

  @Override
  public List<DeviceView> devices() {
    return devices.list();
  }

  @Override
  public DeviceView benchmark(DeviceReference device) {
    heard("benchmark " + device.device());
    return devices.measure();
  }

  @Override
  public DeviceView selfTest(DeviceReference device) {
    heard("self-test " + device.device());
    return devices.measure();
  }

  @Override
  public Efficiency efficiency(DeviceReference device) {
    heard("efficiency " + device.device());
    return devices.efficiency();
  }

  @Override
  public void cancel(DeviceReference device) {
    heard("cancel " + device.device());
  }

  @Override
  public PeerSpeed check(PeerCheck check) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Forecast forecast() {
    heard("forecast");
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
    heard("settings");
    return settings.list();
  }

  @Override
  public List<SettingView> set(SettingChange change) {
    heard("set " + change.key() + "=" + change.value());
    return settings.set(change);
  }

  @Override
  public List<DevicePolicy> policy() {
    heard("policy");
    return settings.policy();
  }

  @Override
  public WhatIf whatIf(WhatIfRequest request) {
    heard("what-if " + request.changes());
    return settings.whatIf();
  }

  @Override
  public LogText log(LogRequest request) {
    heard("log " + request.lines());
    return new LogText(log);
  }

  @Override
  public List<EarningsDay> history(DaysRequest request) {
    heard("history " + request.days());
    return history;
  }

  @Override
  public ExportedReceipt exportReceipt(LeaseReference lease) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NodeSnapshot run(RunRequest request) {
    heard("run " + request.minutes());
    state =
        Samples.saying(Samples.state(NodeState.Kind.READY, "Ready."), "You said run until 21:00.");
    return snapshot();
  }

  @Override
  public JobEstimate estimate(JobRequest request) {
    heard("estimate " + request.preset() + " " + request.rounds());
    if (request.dataPath().endsWith("missing.txt")) {
      throw new RpcException("DATA-MISSING", "There is no file there.", "Check the path.");
    }
    counted.acquireUninterruptibly();
    return new JobEstimate(
        842_000,
        1_000_000,
        16,
        16,
        TENTH,
        TENTH,
        TENTH.times(2),
        TENTH,
        2,
        TENTH,
        affordable,
        1,
        1,
        new JobRisk(1, Wei.ZERO, TENTH, TENTH, TENTH.dividedBy(2), "Every lease is checked."),
        request.token().isEmpty() ? Denomination.COIN : Samples.TOKEN,
        Wei.ZERO,
        new JobPot(Wei.ZERO, Wei.ZERO, 0, Wei.ZERO, Wei.ZERO, "No pot."));
  }

  @Override
  public JobView submit(JobSubmission submission) {
    heard("submit " + submission.request().rounds() + " " + submission.request().budget());
    paid.acquireUninterruptibly();
    if (submission.passphrase().equals("wrong")) {
      throw new RpcException("WALLET-PASSPHRASE", "That is not the passphrase.", "Try again.");
    }
    return Samples.job(true);
  }

  @Override
  public List<JobView> jobs() {
    return List.of(Samples.job(true));
  }

  @Override
  public JobView job(JobReference job) {
    return Samples.job(true);
  }

  @Override
  public JobView stopJob(JobReference job) {
    heard("stop job");
    return Samples.job(true, JobView.Phase.STOPPED);
  }

  @Override
  public SavedModel save(SaveRequest request) {
    return new SavedModel(request.folder(), "model.safetensors", "00");
  }

  @Override
  public Sample sample(SampleRequest request) {
    heard("sample " + request.prompt());
    return new Sample(request.prompt() + " and so on");
  }

  @Override
  public WalletView wallet() {
    return new WalletView(
        Address.of(new byte[20]),
        balance,
        Samples.earnings(),
        "ETH",
        true,
        backedUp,
        watching,
        0,
        tokens);
  }

  @Override
  public TokenBalance token(TokenReference token) {
    if (!token.token().equals(Samples.TOKEN.token().toString())) {
      throw new RpcException("TOKEN-UNKNOWN", "There is no token there.", "Check the address.");
    }
    return new TokenBalance(Samples.TOKEN, Wei.of(7_500_000));
  }

  @Override
  public WalletView createWallet(WalletCreation creation) {
    heard("create " + creation.machine());
    if (!creation.phrase().equals("abandon ability able")) {
      throw new RpcException("WALLET-WORDS", "A wallet phrase has 12 words.", "Check the words.");
    }
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
  public PlantSecret plantCode(JobReference job) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Planting plant(PlantOrder order) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Planting stopPlanting(JobReference job) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<DisputeView> disputes() {
    return disputes;
  }

  @Override
  public List<RewardView> rewards() {
    return rewards;
  }

  @Override
  public ReceiptPage receipts(ReceiptsRequest request) {
    return new ReceiptPage(receipts, 0);
  }

  @Override
  public WalletView redeem() {
    heard("redeem");
    return wallet();
  }

  @Override
  public PayAddress receive() {
    heard("receive");
    return new PayAddress(
        Address.of(new byte[20]), "0xAbCd", "ethereum:0xAbCd@1", List.of("##", ".#"));
  }

  @Override
  public PaymentQuote quote(PaymentRequest request) {
    heard("quote " + request.to() + " " + request.wei());
    if (request.to().equals("0xwrong")) {
      throw new RpcException("ADDRESS", "“0xwrong” is not an address.", "Copy it again.");
    }
    return new PaymentQuote(
        Address.of(new byte[20]),
        Wei.parse(request.wei()),
        Wei.of(1_000_000_000_000_000L),
        balance,
        Denomination.COIN);
  }

  @Override
  public PaymentMade bond(BondOrder order) {
    throw new UnsupportedOperationException("no screen puts up a bond");
  }

  @Override
  public PaymentMade hold(HoldOrder order) {
    throw new UnsupportedOperationException("no screen has pay held");
  }

  @Override
  public PaymentMade send(PaymentOrder order) {
    if (!order.passphrase().equals("right")) {
      throw new RpcException("WALLET-PASSPHRASE", "That is not the passphrase.", "Try again.");
    }
    heard("send " + order.payment().to() + " " + order.payment().wei());
    return new PaymentMade(
        "0xfeed", Wei.parse(order.payment().wei()), Wei.of(500_000_000_000_000L), wallet());
  }

  @Override
  public WalletView importKey(KeyImport file) {
    heard("import " + file.file());
    if (!file.filePassphrase().equals("theirs")) {
      throw new RpcException("KEY-FILE-PASSPHRASE", "That is not the file's.", "Try again.");
    }
    return wallet();
  }

  @Override
  public ExportedKey exportKey(KeyExport request) {
    heard("export");
    return new ExportedKey("{\"version\": 3}");
  }

  @Override
  public MachinePairing pair(PairingRequest request) {
    heard("pair " + request.machine());
    if (!request.passphrase().equals("right")) {
      throw new RpcException("WALLET-PASSPHRASE", "That is not the passphrase.", "Try again.");
    }
    return new MachinePairing(
        1, new PeerId("16Uiu2"), "hearth-pair:1:AAAA", List.of("#"), "ABCD-EFGH-JKMN", 0);
  }

  @Override
  public WalletView join(PairingAnswer answer) {
    heard("join " + answer.text());
    if (!answer.code().equals("ABCD-EFGH-JKMN")) {
      throw new RpcException(
          "PAIRING-CODE", "That code does not open this pairing.", "Compare it.");
    }
    watching = true;
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
