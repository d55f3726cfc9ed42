package dev.hearth.node.practice;

import dev.hearth.api.JobView;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.submit.JobEvent;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.Prices;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The practice network for somebody's own node to join: a chain on loopback, a submitter whose job
 * starts again when it is done, and a few peers that train with the newcomer and audit it.
 */
public final class PracticePeers implements AutoCloseable {
  /** Of the usual price: providers take what pays best, so jobs of people's own go first. */
  private static final int PAY = 90;

  private static final Duration LEASE_TIME = Duration.ofMinutes(15);
  private static final Duration JOB_TIME = Duration.ofDays(7);

  private final byte[] text;
  private final TrainingPlan plan;
  private final int rounds;
  private final Consumer<JobView> watcher;
  private final Narrator narrator;
  private final PracticeNetwork network;
  private volatile boolean standing;
  private long seed;

  /**
   * Starts the network and its first job.
   *
   * @param folder where all of it lives
   * @param text what the job trains on
   * @param device on which all of them work
   * @param watcher told how the job stands, on the thread on which it changes
   */
  public PracticePeers(
      Path folder,
      byte[] text,
      TrainingPlan plan,
      int rounds,
      int providers,
      int cheaters,
      InstalledDevice device,
      InstantSource clock,
      SecureRandom random,
      Consumer<JobView> watcher,
      Story story)
      throws IOException {
    this.text = text.clone();
    this.plan = plan;
    this.rounds = rounds;
    this.watcher = watcher;
    this.narrator = new Narrator(story);
    this.network = new PracticeNetwork(folder, device, 1, this::happened, clock, random);
    this.standing = true;
    boolean started = false;
    try {
      resume();
      for (int number = 1; number <= providers; number++) {
        boolean cheater = number > providers - cheaters;
        narrator.name(
            network.addProvider(cheater ? Optional.of(Cheat.WEIGHTS) : Optional.empty()).id(),
            number,
            cheater);
      }
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  /** Where the chain answers JSON-RPC. */
  public URI chain() {
    return network.money().endpoint();
  }

  public Address escrow() {
    return network.money().escrow().address();
  }

  /** What pays auditors. */
  public Address audits() {
    return network.money().audits().address();
  }

  /** Whom to know to find the job. */
  public List<Multiaddr> addresses() {
    return network.submitter().addresses();
  }

  /** Free money for an account. */
  public void give(Address account) throws IOException {
    network.money().give(account);
  }

  /** All of them work for this share of the time from now on, in percent; 0 holds them still. */
  public void pace(int percent) {
    network.pace(percent);
  }

  private void happened(JobEvent event) {
    narrator.happened(event);
    if (!standing) {
      return; // a stored job is taken up while the network is still being built
    }
    watcher.accept(notOwn(network.submitter().submitter().view(event.job().id())));
    if (event instanceof JobEvent.JobFinished) {
      Thread.ofVirtual().name("practice-job").start(this::beginAgain);
    }
  }

  private void beginAgain() {
    try {
      begin();
    } catch (IOException e) {
      narrator.tell("The next practice job could not begin: " + e.getMessage());
    }
  }

  /** Goes on with the job of an earlier start, if one is unfinished. */
  private synchronized void resume() throws IOException {
    List<JobView> jobs = network.submitter().submitter().views();
    seed = jobs.size();
    Optional<JobView> unpaid = with(jobs, JobView.Phase.FUNDING);
    if (unpaid.isPresent()) {
      fund(unpaid.get().id());
    } else if (with(jobs, JobView.Phase.RUNNING).isEmpty()) {
      begin();
    }
  }

  private static Optional<JobView> with(List<JobView> jobs, JobView.Phase phase) {
    return jobs.stream().filter(job -> job.phase() == phase).findFirst();
  }

  /** Another seed each time, so that it is another model. */
  private synchronized void begin() throws IOException {
    fund(network.submitter().submitter().prepare(order(network.money()), text));
  }

  private void fund(Hash job) throws IOException {
    PracticeSubmitter submitter = network.submitter();
    Payment payment =
        submitter.submitter().fund(job, network.money().escrow(), submitter.peer().wallet());
    if (payment instanceof Payment.Open open) {
      throw new IOException(open.sentence());
    }
  }

  private JobOrder order(PracticeMoney money) throws IOException {
    return new JobOrder(
        "Practice",
        plan,
        rounds,
        ++seed,
        Prices.usual(plan).percent(PAY),
        JobOrder.ALL,
        1,
        LEASE_TIME,
        money.chain().time().plus(JOB_TIME).truncatedTo(ChronoUnit.SECONDS),
        money.escrow().domain());
  }

  private static JobView notOwn(JobView view) {
    return new JobView(
        view.id(),
        false,
        view.title(),
        view.preset(),
        view.phase(),
        view.sentence(),
        view.round(),
        view.rounds(),
        view.shardsAccepted(),
        view.shards(),
        view.trainLosses(),
        view.validationLosses(),
        view.tokensPerSecond(),
        view.providers(),
        view.audits(),
        view.unaided(),
        view.mismatches(),
        view.deposited(),
        view.spent(),
        view.refunded(),
        view.deadline(),
        view.money(),
        view.keepers(),
        view.plants());
  }

  @Override
  public void close() throws IOException {
    network.close();
  }
}
