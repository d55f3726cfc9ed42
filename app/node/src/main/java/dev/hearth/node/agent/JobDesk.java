package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.local.TextInput;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.node.submit.Budget;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.SlowPath;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.training.MemoryNeed;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The jobs' part of the local API. */
final class JobDesk {
  private static final String FAILED = "JOB-FAILED";

  /** Minutes of a processor. */
  private static final int MOST_TOKENS = 10_000;

  private static final int MOST_DECIMALS = 36;

  private static final long MIB = 1 << 20;

  private final Agent agent;

  JobDesk(Agent agent) {
    this.agent = agent;
  }

  JobEstimate estimate(JobRequest request) {
    byte[] text = text(request);
    Participation joined = joined();
    return Refused.orTell(
        FAILED,
        "The cost cannot be told",
        () -> {
          JobOrder order = order(joined, request, text);
          Denomination money = payable(denomination(joined, order.token()));
          PotOffer pot = pot(joined, request, order);
          Address own = agent.household().identity().address();
          Wei balance = joined.tokens().balance(order.token(), own);
          long minutes = agent.forecasts().minutes(order);
          return estimate(order, pot, text.length, minutes, balance, request.budget(), money);
        });
  }

  private static PotOffer pot(Participation joined, JobRequest request, JobOrder order)
      throws IOException {
    boolean paid = joined.network().audits().isPresent();
    return PotOffer.of(request, order, paid, joined.chain().gasPrice());
  }

  private static JobEstimate estimate(
      JobOrder order,
      PotOffer pot,
      int tokens,
      long minutes,
      Wei balance,
      Wei budget,
      Denomination money) {
    Budget cost = Budget.of(order);
    Outlay outlay = Outlay.of(order, pot.pot());
    MemoryNeed need = MemoryNeed.of(order.plan().model(), order.plan().hyperparameters());
    return new JobEstimate(
        order.plan().model().parameters(),
        tokens,
        cost.leases(),
        cost.expectedAudits(),
        order.prices().lease(),
        order.prices().audit(),
        outlay.deposit(),
        cost.cost(),
        minutes,
        balance,
        outlay.isWithin(balance) && outlay.isWithin(budget),
        Math.ceilDiv(need.kept().together(), MIB),
        Math.ceilDiv(need.recomputed().together(), MIB),
        RiskWords.of(order, money),
        money,
        outlay.bond(),
        pot.view());
  }

  /** Throws RpcException for a token in which no stake could be named. */
  static Denomination payable(Denomination money) {
    if (money.decimals() > MOST_DECIMALS) {
      throw new RpcException(
          "TOKEN-UNKNOWN",
          "The token %s says that its unit has %d decimal places, and Hearth counts to %d."
              .formatted(money.token(), money.decimals(), MOST_DECIMALS),
          "Pay in another token.");
    }
    return money;
  }

  /** Throws RpcException where no token is. */
  static Denomination denomination(Participation joined, Address token) {
    try {
      return joined.tokens().denomination(token);
    } catch (IOException e) {
      throw new RpcException(
          "TOKEN-UNKNOWN",
          "The token " + token + " does not say what it is: " + sentence(e),
          "Check the address, and that it is on this chain.");
    }
  }

  private static String sentence(IOException e) {
    return String.valueOf(e.getMessage()).replaceFirst("\\.?$", ".");
  }

  JobView submit(JobSubmission submission) {
    byte[] text = text(submission.request());
    Participation joined = joined();
    return Refused.orTell(
        FAILED, "The job cannot be started", () -> start(joined, submission, text));
  }

  private JobView start(Participation joined, JobSubmission submission, byte[] text)
      throws IOException {
    JobOrder order = order(joined, submission.request(), text);
    Optional<AuditPot> pot = pot(joined, submission.request(), order).pot();
    WalletKey payer = payer(submission);
    Denomination money = payable(denomination(joined, order.token()));
    Wei balance = joined.tokens().balance(order.token(), payer.address());
    Outlay.of(order, pot).check(submission.request().budget(), balance, money);
    Hash job = joined.submitter().prepare(order, text);
    JobSpec spec = joined.submitter().spec(job);
    pot.ifPresent(agreed -> joined.claiming().agree(spec, agreed, payer));
    SlowPath slowPath = (paid, key) -> joined.claiming().open(paid, key, pot);
    if (joined.submitter().fund(job, joined.escrow(), payer, slowPath)
        instanceof Payment.Open open) {
      if (open instanceof Payment.NotDone) {
        joined.claiming().disagree(spec);
      }
      throw notFunded(open);
    }
    agent.feed().changed();
    return joined.submitter().view(job);
  }

  static RpcException notFunded(Payment.Open open) {
    String advice =
        switch (open) {
          case Payment.NotDone _ -> "The job is kept; nothing was paid.";
          case Payment.Unconfirmed _ ->
              "The job is kept and begins by itself once it is paid; do not submit it again.";
        };
    return new RpcException("JOB-NOT-FUNDED", open.sentence(), advice);
  }

  private WalletKey payer(JobSubmission submission) throws IOException {
    return submission.keyFile() == null || submission.keyFile().isEmpty()
        ? agent.household().identity().walletKey(submission.passphrase())
        : KeyFile.read(Path.of(submission.keyFile()));
  }

  JobView show(String id) {
    return find(id);
  }

  JobView stop(String id) {
    Hash job = own(id).id();
    Participation joined = joined();
    joined.submitter().stop(job);
    agent.feed().changed();
    return joined.submitter().view(job);
  }

  SavedModel save(SaveRequest request) {
    JobView job = own(request.job());
    if (job.phase() != JobView.Phase.FINISHED) {
      throw new RpcException(
          "JOB-UNFINISHED",
          "“%s” is not finished: %s".formatted(job.title(), job.sentence()),
          "Save it once `hearth job watch " + job.id().brief() + "` says so.");
    }
    Participation joined = joined();
    return Refused.orTell(
        FAILED,
        "The model cannot be written",
        () -> joined.models().save(job.id(), Path.of(request.folder())));
  }

  /** Ends without a result when the caller has gone, which completes the future. */
  Sample sample(SampleRequest request, CompletableFuture<Void> gone) {
    checkLength(request.tokens());
    JobView job = own(request.job());
    Participation joined = joined();
    return Refused.orTell(
        FAILED, "The model cannot be read", () -> joined.models().sample(job.id(), request, gone));
  }

  private static void checkLength(int tokens) {
    if (tokens < 1 || tokens > MOST_TOKENS) {
      throw new RpcException(
          "SAMPLE-VALUE",
          "A sample has from 1 to " + MOST_TOKENS + " tokens, not " + tokens + ".",
          "Ask for fewer.");
    }
  }

  /** One that this agent pays for; the practice network's is shown only. */
  JobView own(String id) {
    JobView job = find(id);
    if (agent.overview().ownJobs().stream().noneMatch(own -> own.id().equals(job.id()))) {
      throw new RpcException(
          "JOB-NOT-YOURS",
          "“" + job.title() + "” is the practice network's job, and its model is kept there.",
          "`hearth submit` starts one of your own.");
    }
    return job;
  }

  /** By as many first digits of the id as tell it apart. */
  private JobView find(String id) {
    List<JobView> found =
        agent.overview().jobs().stream()
            .filter(job -> !id.isEmpty() && job.id().hex().startsWith(id))
            .toList();
    if (found.size() != 1) {
      throw new RpcException(
          "JOB-UNKNOWN",
          found.isEmpty()
              ? "There is no job " + id + " here."
              : "Several jobs start with " + id + ".",
          "`hearth job list` shows them.");
    }
    return found.getFirst();
  }

  private static JobOrder order(Participation joined, JobRequest request, byte[] text)
      throws IOException {
    return JobOffer.of(request, text, joined.chain().time(), joined.escrow().domain());
  }

  private Participation joined() {
    return agent.participation().orElseThrow(Refused::noNetwork);
  }

  private static byte[] text(JobRequest request) {
    return switch (TextInput.read(Path.of(request.dataPath()))) {
      case TextInput.Text text -> text.bytes();
      case TextInput.Unfit unfit ->
          throw new RpcException(unfit.code(), unfit.sentence(), unfit.advice());
    };
  }
}
