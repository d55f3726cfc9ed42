package dev.hearth.node.court;

import dev.hearth.node.claim.Contest;
import dev.hearth.node.claim.LeaseContent;
import dev.hearth.node.dispute.Case;
import dev.hearth.node.dispute.Hearing;
import dev.hearth.node.dispute.Litigant;
import dev.hearth.node.dispute.LitigantParts;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One dispute of this node's, played to its end; what becomes of it goes into the docket. */
final class Suit implements Hearing {
  private static final Logger LOG = LoggerFactory.getLogger(Suit.class);

  private final CourtParts with;
  private final Contest contest;
  private final Docket docket;
  private final Hash id;
  private final WalletKey key;

  Suit(CourtParts with, Contest contest, Docket docket) {
    this.with = with;
    this.contest = contest;
    this.docket = docket;
    this.id = contest.dispute();
    this.key =
        contest.seat() == Seat.PROVIDER
            ? WalletKey.of(with.key().secret())
            : with.funds().purse().gas();
  }

  /**
   * Blocks until the court has decided. Throws IOException when it cannot begin now: it may be
   * tried again, and goes on with the moves that were made.
   */
  void play() throws IOException, InterruptedException {
    Claims claims = with.escrow().claims(contest.job());
    Court court = Court.at(with.funds().chain(), claims.court());
    long block = court.openedIn(id);
    Terms terms = ((CourtEvent.Opened) court.history(id, block).getFirst()).terms();
    docket.begin(id, matter(court.address(), claims));
    TracedProgram program = TracedProgram.of(contest.job());
    WorkerCounsel counsel =
        new WorkerCounsel(contest, new LeaseContent(with.store()), with.computing());
    Case dispute = new Case(terms, block, program, counsel, contest.commitment().values());
    Seat winner = new Litigant(parts(court), dispute).play();
    LOG.info("Dispute {}: the {} won", id.brief(), winner);
    Ruling.of(court, id).ifPresent(ruling -> change(ruling::ends));
  }

  private OwnDispute.Matter matter(Address court, Claims claims) throws IOException {
    return new OwnDispute.Matter(
        court,
        contest.job().escrow().contract(),
        contest.challenge(),
        contest.job().title(),
        contest.grant().lease(),
        contest.seat(),
        claims.terms(contest.job().id()).orElseThrow().stake(),
        with.clock().instant());
  }

  /** The moves stay when it is over: a chain may take a block back, and the verdict with it. */
  private LitigantParts parts(Court court) throws IOException {
    return new LitigantParts(
        court,
        key,
        with.store().folder().work("dispute-" + contest.seat().name() + "-" + id.hex()),
        with.protocol(),
        contest.opponent(),
        with.pacing(),
        with.clock(),
        with.scheduler(),
        this);
  }

  @Override
  public void narrowed(Position position) {
    change(
        known ->
            position.ply() > known.moves()
                ? known.narrowed(position.level(), position.ply())
                : known);
  }

  @Override
  public void paid(TransactionOutcome.Mined transaction) {
    change(known -> known.paid(transaction.fee()));
  }

  /** The next look tries again. */
  @Override
  public void unpaid(TransactionOutcome.InsufficientFunds lack) throws IOException {
    with.funds()
        .bring(lack.account(), lack.missing())
        .ifPresent(sentence -> LOG.info("Dispute {}: {}", id.brief(), sentence));
  }

  @Override
  public void hindered(String sentence) {
    change(known -> known.hindered(sentence));
  }

  private void change(UnaryOperator<OwnDispute> change) {
    docket.change(id, change);
  }
}
