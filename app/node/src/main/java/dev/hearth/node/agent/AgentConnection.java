package dev.hearth.node.agent;

import dev.hearth.api.ApiVersion;
import dev.hearth.api.BondOrder;
import dev.hearth.api.DaysRequest;
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
import dev.hearth.api.JobReference;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.api.KeyExport;
import dev.hearth.api.KeyImport;
import dev.hearth.api.LeaseReference;
import dev.hearth.api.LogRequest;
import dev.hearth.api.LogText;
import dev.hearth.api.MachinePairing;
import dev.hearth.api.NodeSnapshot;
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
import dev.hearth.api.PracticeApi;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.ReceiptPage;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.RewardView;
import dev.hearth.api.RunRequest;
import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.api.SnapshotListener;
import dev.hearth.api.TokenBalance;
import dev.hearth.api.TokenReference;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.api.WhatIf;
import dev.hearth.api.WhatIfRequest;
import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.node.idle.Wishes;
import dev.hearth.node.settings.OwnersRules;
import java.time.Duration;
import java.util.List;

/** The local API as one connection has it; all of them share the agent. */
final class AgentConnection implements HearthApi {
  private final Agent agent;
  private final RpcConnection connection;
  private final WalletDesk wallet;
  private final PaymentDesk payments;
  private final MachineDesk machines;
  private final JobDesk jobs;
  private final PlantDesk plants;

  AgentConnection(Agent agent, RpcConnection connection) {
    this.agent = agent;
    this.connection = connection;
    this.wallet = new WalletDesk(agent);
    this.payments = new PaymentDesk(agent, wallet::show);
    this.machines = new MachineDesk(agent);
    this.jobs = new JobDesk(agent);
    this.plants = new PlantDesk(agent, jobs);
  }

  @Override
  public ApiVersion version() {
    return ApiVersion.CURRENT;
  }

  @Override
  public NodeSnapshot status() {
    return agent.snapshot();
  }

  @Override
  public void watch() {
    SnapshotListener watcher = connection.remote(SnapshotListener.class);
    agent.feed().add(watcher);
    connection.closed().thenRun(() -> agent.feed().remove(watcher));
  }

  @Override
  public NodeSnapshot pause(PauseRequest request) {
    Wishes wishes = agent.household().wishes();
    switch (request.how()) {
      case TIME -> {
        if (request.minutes() > 0) {
          wishes.pauseFor(Duration.ofMinutes(request.minutes()));
        } else {
          wishes.pauseUntilResumed();
        }
      }
      case UNTIL_TOMORROW -> wishes.pauseUntilTomorrow();
      case AFTER_SEGMENT -> wishes.finishThenPause();
    }
    return agent.said();
  }

  @Override
  public NodeSnapshot run(RunRequest request) {
    agent.household().wishes().runFor(Duration.ofMinutes(Math.max(1, request.minutes())));
    return agent.said();
  }

  @Override
  public NodeSnapshot resume() {
    agent.household().wishes().withdraw();
    return agent.said();
  }

  @Override
  public void stop() {
    agent.stop();
  }

  @Override
  public List<DeviceView> devices() {
    return agent.snapshot().devices();
  }

  @Override
  public DeviceView benchmark(DeviceReference device) {
    agent.measurements().benchmark(device.device(), connection.closed());
    return view(device);
  }

  @Override
  public DeviceView selfTest(DeviceReference device) {
    agent.measurements().selfTest(device.device(), connection.closed());
    return view(device);
  }

  @Override
  public Efficiency efficiency(DeviceReference device) {
    return agent.measurements().efficiency(device.device(), connection.closed());
  }

  @Override
  public void cancel(DeviceReference device) {
    agent.stand().cancel(device.device());
  }

  private DeviceView view(DeviceReference device) {
    return devices().stream().filter(one -> one.id().equals(device.device())).findFirst().get();
  }

  @Override
  public PeerSpeed check(PeerCheck check) {
    return new PeerDesk(agent.household()).check(check);
  }

  @Override
  public Forecast forecast() {
    return agent.forecasts().forecast(agent.membership().kind());
  }

  @Override
  public List<SettingView> settings() {
    return agent.settings().list();
  }

  @Override
  public List<SettingView> set(SettingChange change) {
    return agent.settings().set(change);
  }

  @Override
  public List<DevicePolicy> policy() {
    return SettingsDesk.policy(agent.watch().decisions());
  }

  @Override
  public WhatIf whatIf(WhatIfRequest request) {
    return agent
        .hindsight()
        .compare(
            OwnersRules.of(agent.household().settings().values()),
            OwnersRules.of(agent.settings().with(request.changes())),
            Math.clamp(request.days(), 1, 7));
  }

  @Override
  public LogText log(LogRequest request) {
    return agent.logs().read(request.lines());
  }

  @Override
  public JobEstimate estimate(JobRequest request) {
    return jobs.estimate(request);
  }

  @Override
  public JobView submit(JobSubmission submission) {
    return jobs.submit(submission);
  }

  @Override
  public List<JobView> jobs() {
    return agent.overview().jobs();
  }

  @Override
  public JobView job(JobReference job) {
    return jobs.show(job.job());
  }

  @Override
  public JobView stopJob(JobReference job) {
    return jobs.stop(job.job());
  }

  @Override
  public SavedModel save(SaveRequest request) {
    return jobs.save(request);
  }

  @Override
  public Sample sample(SampleRequest request) {
    return jobs.sample(request, connection.closed());
  }

  @Override
  public PlantSecret plantCode(JobReference job) {
    return plants.code(job.job());
  }

  @Override
  public Planting plant(PlantOrder order) {
    return plants.take(order);
  }

  @Override
  public Planting stopPlanting(JobReference job) {
    return plants.stop(job.job());
  }

  @Override
  public List<DisputeView> disputes() {
    return new DisputeDesk(agent.household().store()).views();
  }

  @Override
  public WalletView wallet() {
    return wallet.show();
  }

  @Override
  public TokenBalance token(TokenReference token) {
    return wallet.token(token);
  }

  @Override
  public WalletView createWallet(WalletCreation creation) {
    return wallet.create(creation);
  }

  @Override
  public WalletPhrase phrase(Passphrase passphrase) {
    return wallet.phrase(passphrase);
  }

  @Override
  public List<RewardView> rewards() {
    return wallet.rewards();
  }

  @Override
  public ReceiptPage receipts(ReceiptsRequest request) {
    return wallet.receipts(request);
  }

  @Override
  public ExportedReceipt exportReceipt(LeaseReference lease) {
    return wallet.exportReceipt(lease);
  }

  @Override
  public List<EarningsDay> history(DaysRequest request) {
    return wallet.history(request.days());
  }

  @Override
  public WalletView redeem() {
    return wallet.redeem();
  }

  @Override
  public WalletView faucet(FaucetRequest request) {
    return wallet.faucet(request);
  }

  @Override
  public PayAddress receive() {
    return payments.receive();
  }

  @Override
  public PaymentQuote quote(PaymentRequest request) {
    return payments.quote(request);
  }

  @Override
  public PaymentMade send(PaymentOrder order) {
    return payments.send(order);
  }

  @Override
  public PaymentMade bond(BondOrder order) {
    return payments.bond(order);
  }

  @Override
  public PaymentMade hold(HoldOrder order) {
    return payments.hold(order);
  }

  @Override
  public WalletView importKey(KeyImport file) {
    return wallet.importKey(file);
  }

  @Override
  public ExportedKey exportKey(KeyExport request) {
    return wallet.exportKey(request);
  }

  @Override
  public MachinePairing pair(PairingRequest request) {
    return machines.pair(request);
  }

  @Override
  public WalletView join(PairingAnswer answer) {
    machines.join(answer);
    return wallet.show();
  }

  @Override
  public void attach(WorkerAttachment attachment) {
    agent.household().door().attach(attachment, connection);
  }

  @Override
  public void attach(PracticeAttachment attachment) {
    agent.practiceAttached(attachment, connection.remote(PracticeApi.class));
  }

  @Override
  public void practiceJob(JobView job) {
    agent.overview().practiceJob(job);
    agent.feed().changed();
  }
}
