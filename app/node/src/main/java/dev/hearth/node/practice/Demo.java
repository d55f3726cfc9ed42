package dev.hearth.node.practice;

import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.device.Devices;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.model.ModelWriter;
import dev.hearth.node.model.WrittenModel;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.submit.JobEvent;
import dev.hearth.node.submit.JobHistory;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.Prices;
import dev.hearth.node.submit.Submitter;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * The whole story on a practice network, from a text to a model and earned money: a job is funded
 * and leased, audited and settled; then every voucher is redeemed, practice time passes the
 * deadline, and the rest goes back. One seed gives one model, whoever trained it.
 */
public final class Demo {
  private static final Wei PRICE = Wei.parse("1000000000000000");
  private static final Duration JOB_TIME = Duration.ofDays(1);

  private final DemoOptions options;
  private final InstalledDevice device;
  private final int threads;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Narrator narrator;
  private final CompletableFuture<JobSpec> finished = new CompletableFuture<>();

  /**
   * @param device on which all of them work
   * @param threads for what the submitter computes while the providers wait
   */
  public Demo(
      DemoOptions options,
      InstalledDevice device,
      int threads,
      InstantSource clock,
      SecureRandom random,
      Story story) {
    this.options = options;
    this.device = device;
    this.threads = threads;
    this.clock = clock;
    this.random = random;
    this.narrator = new Narrator(story);
  }

  /** On this machine's processor, by its own clock. */
  public static Demo of(DemoOptions options, Story story) {
    return new Demo(
        options,
        Devices.installed().first(),
        Runtime.getRuntime().availableProcessors(),
        InstantSource.system(),
        new SecureRandom(),
        story);
  }

  /**
   * Runs to the end; nothing is left running, also when it throws. The nodes live in {@code work},
   * which is the caller's to delete.
   *
   * @throws IOException for a text too short, a full disk, a chain that fails
   */
  public DemoSummary run(Path work) throws IOException, DemoException, InterruptedException {
    try (PracticeNetwork network =
        new PracticeNetwork(work, device, threads, this::happened, clock, random)) {
      List<WalletKey> keepers = Stream.generate(() -> WalletKey.generate(random)).limit(3).toList();
      Hash job = begin(network, keepers);
      for (int number = 1; number <= options.providers(); number++) {
        boolean cheater = number > options.providers() - options.cheaters();
        PracticeProvider provider =
            network.addProvider(cheater ? Optional.of(options.cheat()) : Optional.empty());
        narrator.name(provider.id(), number, cheater);
        Trial.bond(network.money(), provider.peer());
      }
      JobSpec spec = awaitEnd();
      redeem(network, spec);
      JobHistory history = network.submitter().submitter().history(job);
      List<Trial.Verdict> verdicts = trials(network, history, keepers);
      DemoLedger ledger = settle(network, job);
      WrittenModel model = writer(network.submitter().peer()).write(history, options.out());
      narrator.tell("The model is in " + options.out() + ".");
      return ledger.summary(history, model, network.providers(), verdicts);
    }
  }

  private static ModelWriter writer(PracticePeer peer) {
    return new ModelWriter(peer.store().blobs(), peer.key());
  }

  private void happened(JobEvent event) {
    narrator.happened(event);
    switch (event) {
      case JobEvent.JobFinished over -> finished.complete(over.job());
      case JobEvent.JobFailed failed ->
          finished.completeExceptionally(new DemoException(failed.sentence()));
      default -> {}
    }
  }

  private Hash begin(PracticeNetwork network, List<WalletKey> keepers)
      throws IOException, DemoException {
    Submitter submitter = network.submitter().submitter();
    PracticeMoney money = network.money();
    Hash job = submitter.prepare(order(money), options.text());
    Wei deposit = done(submitter.fund(job, money.escrow(), network.submitter().peer().wallet()));
    Trial.admit(money, network.submitter().peer().wallet(), job, keepers);
    narrator.tell(
        "A practice network runs on this machine. The deposit of " + deposit + " wei is paid in.");
    return job;
  }

  private JobOrder order(PracticeMoney money) throws IOException {
    return new JobOrder(
        "Practice",
        options.plan(),
        options.rounds(),
        options.seed(),
        new Prices(PRICE, PRICE),
        (int) Math.round(options.auditRate() * JobOrder.ALL),
        options.providers(),
        options.leaseTime(),
        money.chain().time().plus(JOB_TIME).truncatedTo(ChronoUnit.SECONDS),
        money.escrow().domain());
  }

  private JobSpec awaitEnd() throws DemoException, InterruptedException {
    try {
      return finished.get();
    } catch (ExecutionException e) {
      throw new DemoException(e.getCause().getMessage());
    }
  }

  private void redeem(PracticeNetwork network, JobSpec job)
      throws IOException, DemoException, InterruptedException {
    for (PracticeProvider provider : network.providers()) {
      provider.awaitSettled();
      if (provider.provider().redeem(job, network.money().bank())
          instanceof Redeemed.Failed failed) {
        throw new DemoException(failed.reason());
      }
    }
    narrator.tell("Every provider has turned its vouchers into money.");
  }

  /** One for every cheater that was refused a lease of its own. */
  private List<Trial.Verdict> trials(
      PracticeNetwork network, JobHistory history, List<WalletKey> keepers)
      throws IOException, InterruptedException {
    PracticePeer submitter = network.submitter().peer();
    TrialSides sides = new TrialSides(submitter, device, threads, clock, network.scheduler());
    Trial trial = new Trial(network.money(), keepers, submitter, sides, random, narrator);
    List<Trial.Verdict> verdicts = new ArrayList<>();
    for (PracticeProvider provider : network.providers()) {
      Optional<GrantedLease> refused = refused(history, provider);
      if (provider.isCheater() && refused.isPresent()) {
        verdicts.add(trial.about(history.job(), refused.get(), provider));
      }
    }
    return verdicts;
  }

  private static Optional<GrantedLease> refused(JobHistory history, PracticeProvider provider) {
    return history.leases().stream()
        .filter(lease -> lease.is(GrantedLease.Phase.REFUSED) && !lease.lease().isAudit())
        .filter(lease -> lease.holder().equals(provider.id()))
        .findFirst();
  }

  private DemoLedger settle(PracticeNetwork network, Hash job) throws IOException, DemoException {
    PracticeMoney money = network.money();
    money.advance(JOB_TIME);
    Wei held = money.chain().balance(money.escrow().address());
    done(
        network
            .submitter()
            .submitter()
            .refund(job, money.escrow(), network.submitter().peer().wallet()));
    Wei left = money.chain().balance(money.escrow().address());
    narrator.tell("The deadline has passed; the rest of the deposit is back.");
    return DemoLedger.read(money.escrow(), job, held.minus(left), network.providers());
  }

  private static Wei done(Payment payment) throws DemoException {
    return switch (payment) {
      case Payment.Done(Wei amount) -> amount;
      case Payment.Open open -> throw new DemoException(open.sentence());
    };
  }
}
