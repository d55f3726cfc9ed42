package dev.hearth.node.agent;

import dev.hearth.api.rpc.RpcException;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.host.Registration;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.chain.Tokens;
import dev.hearth.node.claim.DrawnKeepers;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.lease.GatedWorker;
import dev.hearth.node.lease.Planting;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.provider.GasPurse;
import dev.hearth.node.provider.OwnerRules;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.provider.ProviderParts;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.speed.SpeedService;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.submit.SubmitterProtocols;
import dev.hearth.node.submit.Surroundings;
import dev.hearth.node.worker.Worker;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Room;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent in a network: its chain, its provider with a worker, and what it has earned. Closing it
 * leaves what is stored as it stands.
 */
final class Participation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Participation.class);
  private static final Wei POCKET_MONEY = Wei.parse("10000000000000000000");
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
  private final Household household;
  private final DeviceInfo device;
  private final NetworkAddress network;
  private final LeastPay leastPay;
  private final TokenWorth worth;
  private final Chain chain;
  private final WalletKey gasPayer;
  private final WorkBoard board;
  private final Worker worker;
  private final GatedWorker gated;
  private final Registration blobs;
  private final SpeedService speed;
  private final KeepersRule keepers;
  private final Provider provider;
  private final WorkerQueue computing;
  private final OwnPacing pacing;
  private final Submitter submitter;
  private final Registration submitting;
  private final Models models;
  private final Claiming claiming;
  private final Optional<OwnJobKeeper> keeper;

  private Participation(
      Household household,
      NetworkAddress network,
      LeastPay leastPay,
      Chain chain,
      WalletKey gasPayer,
      Runnable changed)
      throws IOException {
    this.household = household;
    this.network = network;
    this.leastPay = leastPay;
    this.worth = new TokenWorth(household.settings(), household.store().denominations());
    this.chain = chain;
    this.gasPayer = gasPayer;
    household.devices().ask();
    this.device = best(household);
    this.board =
        new WorkBoard(
            job -> household.store().jobs().find(job).map(KnownJob::spec),
            household.store().denominations()::of,
            device.id(),
            finding -> household.tests().refuted(device, finding),
            changed);
    this.worker = household.workers().on(device.id());
    this.gated =
        new GatedWorker(
            worker,
            household.gates().of(device.id()),
            household.scheduler(),
            GatedWorker.PATIENCE,
            household.wishes()::finished);
    BlobExchange exchange = new BlobExchange(household.host(), household.store().blobs());
    this.blobs = exchange.serve(household.store().keptClaims().blobs());
    this.speed =
        new SpeedService(
            household.host(),
            new DeviceLender(household, device, board::isBusy),
            household.store().blobs(),
            household.store().folder().work("speed"),
            household.clock(),
            household.scheduler());
    this.keepers = keepersRule();
    this.provider = new Provider(parts(device));
    Worker own = household.workers().on(device.id());
    this.computing = new WorkerQueue(own, household.scheduler(), WorkerQueue.KEEP);
    this.pacing = new OwnPacing(own, device.id());
    this.submitter =
        new Submitter(surroundings(exchange), household.random(), event -> changed.run());
    this.submitting = SubmitterProtocols.serve(household.host(), submitter);
    this.models =
        new Models(household.store(), submitter, computing, household.identity().nodeKey());
    this.claiming =
        new Claiming(
            household,
            chain,
            provider,
            submitter,
            computing,
            pacing::isHeld,
            gated.gate(),
            device,
            network.audits().map(contract -> Audits.at(chain, contract)),
            gasPayer,
            network.practice() ? Pacing.PRACTICE : Pacing.NETWORK,
            retry(),
            board,
            changed);
    this.keeper = network.escrow().map(contract -> keeper(Escrow.at(chain, contract), changed));
  }

  private static DeviceInfo best(Household household) {
    return household.tests().best(household.devices().known());
  }

  /** Whether it works on the device that it would choose now. */
  boolean isOnBestDevice() {
    return device.equals(best(household));
  }

  private OwnJobKeeper keeper(Escrow own, Runnable changed) {
    return new OwnJobKeeper(
        submitter,
        chain,
        own,
        gasPayer,
        household.clock(),
        household.scheduler(),
        claiming::openUnasked,
        changed);
  }

  /** What the owner should know of this network, while it is so. */
  Optional<String> notice() {
    return keeper.flatMap(OwnJobKeeper::notice).or(claiming::notice);
  }

  private Surroundings surroundings(BlobExchange exchange) {
    return new Surroundings(
        household.identity().nodeKey(),
        household.store(),
        exchange::fetch,
        peer -> household.host().peers().contains(peer),
        computing,
        new EscrowGateway(chain)::isBonded,
        household.clock(),
        household.scheduler());
  }

  /**
   * Starts to work; throws IOException when the chain is not reached, and leaves nothing behind
   * then.
   */
  static Participation join(
      Household household, NetworkAddress network, LeastPay leastPay, Runnable changed)
      throws IOException {
    Chain chain = connect(household, network);
    WalletKey gasPayer = household.identity().gasPayer();
    try {
      network.check(chain.id());
      if (network.practice()) {
        grantPocketMoney(chain, household.identity().address(), gasPayer.address());
      }
    } catch (IOException | RuntimeException e) {
      chain.close();
      throw e;
    }
    return started(new Participation(household, network, leastPay, chain, gasPayer, changed));
  }

  /** A practice chain makes blocks as it is sent transactions, and takes none back. */
  private static Chain connect(Household household, NetworkAddress network) throws IOException {
    return network.practice()
        ? Chain.connect(network.rpc())
        : Chain.connect(
            network.rpc(),
            () -> household.settings().values().get(Catalogue.CONFIRMATIONS),
            household.store().sentTransactions());
  }

  private static Participation started(Participation joined) throws IOException {
    try {
      joined.provider.start();
      joined.claiming.start();
      Thread.ofVirtual().name("unfinished").start(joined::recover);
      return joined;
    } catch (RuntimeException e) {
      joined.close();
      throw e;
    }
  }

  /** What waits to be sent by the same key waits for it. */
  private void recover() {
    try {
      chain.recover(gasPayer);
    } catch (IOException e) {
      LOG.info("What was sent before is followed later: {}", e.getMessage());
    }
  }

  private ProviderParts parts(DeviceInfo device) throws IOException {
    return new ProviderParts(
        household.identity().nodeKey(),
        household.identity().address(),
        Optional.of(
            new GasPurse(gasPayer, () -> household.settings().values().get(Catalogue.GAS_SHARE))),
        new OwnerRules(
            Room.of(device, household.devices().heap()),
            measured(device),
            Wei.ZERO,
            device.vendor()),
        new OwnersPay(device.id(), leastPay, worth, tokens(), keepers),
        new Planting(household.store(), household.random()),
        household.store(),
        household.host(),
        network::peers,
        new EscrowGateway(chain),
        device.id(),
        gated,
        retry(),
        household.clock(),
        board);
  }

  private KeepersRule keepersRule() {
    return new KeepersRule(
        network
            .audits()
            .map(
                contract ->
                    new DrawnKeepers(chain, new EscrowGateway(chain), Audits.at(chain, contract))),
        () -> household.settings().values().get(Catalogue.DRAWN_KEEPERS));
  }

  private Retry retry() {
    return new Retry(
        household.scheduler(), household.clock(), household.random(), FIRST_RETRY, LONGEST_RETRY);
  }

  /** Tokens a second; 0 when the device was not measured. */
  private float measured(DeviceInfo device) {
    return household
        .store()
        .deviceResults()
        .of(device.id())
        .map(result -> (float) result.tokensPerSecond())
        .orElse(0f);
  }

  /** Practice money is free: some to submit jobs with, once, and some for the gas of payouts. */
  private static void grantPocketMoney(Chain chain, Address own, Address gasPayer)
      throws IOException {
    if (chain.balance(own).isZero()) {
      chain.practiceTools().grant(own, POCKET_MONEY);
    }
    chain.practiceTools().grant(gasPayer, POCKET_MONEY);
  }

  /** What the owner's rules say now. */
  void obey(Map<String, Decision> decisions) {
    pacing.obey(decisions);
  }

  /** Whether something is computed for the owner's own jobs. */
  boolean isComputing() {
    return computing.isBusy() && !pacing.isHeld();
  }

  NetworkAddress network() {
    return network;
  }

  Chain chain() {
    return chain;
  }

  /** Coin and tokens alike. */
  Tokens tokens() {
    return new Tokens(chain, household.store().denominations());
  }

  WorkBoard board() {
    return board;
  }

  Submitter submitter() {
    return submitter;
  }

  Claiming claiming() {
    return claiming;
  }

  Models models() {
    return models;
  }

  /** For jobs of our own; throws RpcException on a network that names none. */
  Escrow escrow() {
    Address contract =
        network
            .escrow()
            .orElseThrow(
                () ->
                    new RpcException(
                        "ESCROW-UNKNOWN",
                        "This network has no escrow for jobs of your own.",
                        "Start the agent with --escrow ADDRESS."));
    return Escrow.at(chain, contract);
  }

  /** Redeems every voucher there is; the sentences say what could not be. */
  List<String> redeemAll() throws IOException {
    List<String> troubles = new ArrayList<>();
    for (KnownJob job : household.store().jobs().all()) {
      if (provider.redeem(job.spec(), gasPayer) instanceof Redeemed.Failed(String sentence)) {
        troubles.add(sentence);
      }
    }
    return troubles;
  }

  @Override
  public void close() throws IOException {
    keeper.ifPresent(OwnJobKeeper::close);
    claiming.close();
    speed.close();
    provider.close();
    submitting.close();
    submitter.close();
    computing.close();
    gated.close();
    worker.close();
    blobs.close();
    chain.close();
  }
}
