package dev.hearth.node.agent;

import dev.hearth.api.DeviceView;
import dev.hearth.api.FaucetRequest;
import dev.hearth.api.HearthApi;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobReference;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.Passphrase;
import dev.hearth.api.PauseRequest;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.api.SnapshotListener;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.RpcConnection;
import java.time.Duration;
import java.util.List;

/** The local API as one connection has it; all of them share the agent. */
final class AgentConnection implements HearthApi {
  private final Agent agent;
  private final RpcConnection connection;
  private final WalletDesk wallet;
  private final JobDesk jobs;

  AgentConnection(Agent agent, RpcConnection connection) {
    this.agent = agent;
    this.connection = connection;
    this.wallet = new WalletDesk(agent);
    this.jobs = new JobDesk(agent);
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
    agent.pauses().pause(Duration.ofMinutes(Math.max(0, request.minutes())));
    return agent.snapshot();
  }

  @Override
  public NodeSnapshot resume() {
    agent.pauses().resume();
    return agent.snapshot();
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
  public JobEstimate estimate(JobRequest request) {
    return jobs.estimate(request);
  }

  @Override
  public JobView submit(JobSubmission submission) {
    return jobs.submit(submission);
  }

  @Override
  public List<JobView> jobs() {
    return agent.jobs();
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
    return jobs.sample(request);
  }

  @Override
  public WalletView wallet() {
    return wallet.show();
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
  public List<ReceiptView> receipts() {
    return wallet.receipts();
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
  public void attach(WorkerAttachment attachment) {
    agent.workerAttached(attachment, connection);
  }

  @Override
  public void attach(PracticeAttachment attachment) {
    agent.practiceAttached(attachment);
  }

  @Override
  public void practiceJob(JobView job) {
    agent.practiceJob(job);
  }
}
