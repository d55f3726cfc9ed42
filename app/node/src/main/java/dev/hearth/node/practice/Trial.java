package dev.hearth.node.practice;

import dev.hearth.node.dispute.Hearing;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.ShardTask;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.verifier.dispute.Turn;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimList;
import dev.hearth.wallet.escrow.ClaimedLease;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.SignedLease;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;

/**
 * What happens on a practice chain when a cheater insists: it claims pay for a lease that was
 * refused, the submitter challenges, the court has one operation rerun, and a stake is lost.
 */
final class Trial {
  /** What every provider of a practice network puts at stake, and every challenge. */
  static final Wei STAKE = Wei.parse("10000000000000000");

  private final PracticeMoney money;
  private final Claims claims;
  private final List<WalletKey> keepers;
  private final PracticePeer submitter;
  private final TrialSides sides;
  private final SecureRandom random;
  private final Narrator narrator;

  /** Who lost what about which lease, and how it came to that. */
  record Verdict(
      PeerId provider, Hash lease, Level level, int moves, long gas, Seat winner, Wei slashed) {
    DemoSummary.Dispute summary() {
      return new DemoSummary.Dispute(lease.hex(), level.name(), moves, gas, winner.name());
    }
  }

  /**
   * @param keepers of the job: they say that they hold what a claim is about
   * @param submitter who challenges; its store has the weights that leases start from and the text
   */
  Trial(
      PracticeMoney money,
      List<WalletKey> keepers,
      PracticePeer submitter,
      TrialSides sides,
      SecureRandom random,
      Narrator narrator) {
    this.money = money;
    this.claims = money.claims();
    this.keepers = keepers;
    this.submitter = submitter;
    this.sides = sides;
    this.random = random;
    this.narrator = narrator;
  }

  /** Lets the job's providers claim. */
  static void admit(PracticeMoney money, WalletKey payer, Hash job, List<WalletKey> keepers)
      throws IOException {
    List<Address> addresses = keepers.stream().map(WalletKey::address).toList();
    mined(money.claims().open(payer, job, STAKE, addresses, Wei.ZERO));
  }

  /** Puts a provider's stake where claims of its node key can lose it. */
  static void bond(PracticeMoney money, PracticePeer peer) throws IOException {
    money.give(peer.wallet().address());
    money.give(peer.key().address());
    mined(money.claims().postBond(peer.wallet(), peer.key().address(), STAKE));
  }

  /**
   * Takes a refused lease to the end.
   *
   * @param lease of the cheater, refused
   */
  Verdict about(JobSpec job, GrantedLease lease, PracticeProvider cheater)
      throws IOException, InterruptedException {
    WalletKey node = WalletKey.of(cheater.peer().key().secret());
    ClaimList list = new ClaimList(job.escrow(), List.of(claimed(lease)));
    Claim claim = Claim.of(job.id(), lease.lease().provider(), node.address(), list);
    mined(claims.claim(node, claim, receipts(job, claim)));
    narrator.insists(lease);
    Tally tally = new Tally(TracedProgram.of(job));
    Hash challenge = claim.challenge(0, submitter.wallet().address());
    long block = challenge(claim, list, tally);
    Court court = Court.at(money.chain(), claims.court());
    Terms terms = opened(court, challenge, block);
    ShardTask task = task(job, lease);
    Seat winner =
        sides.play(new TrialSides.Matter(court, terms, block, lease, task), cheater, tally);
    return settled(claim, lease, challenge, winner, tally);
  }

  /** What a dispute has cost so far, and how far it came; both sides tell of it. */
  private final class Tally implements Hearing {
    private final TracedProgram program;
    private long gas;
    private int moves;
    private Level level = Level.SEGMENTS;

    Tally(TracedProgram program) {
      this.program = program;
    }

    @Override
    public synchronized void narrowed(Position position) {
      if (position.ply() > moves) {
        moves = position.ply();
        level = position.level();
        narrator.narrowed(position, program);
      }
    }

    @Override
    public synchronized void paid(TransactionOutcome.Mined transaction) {
      gas += transaction.gasUsed();
    }

    @Override
    public synchronized void judged(Turn.Over over) {
      moves++;
      narrator.judged(over, program);
    }
  }

  private static ClaimedLease claimed(GrantedLease lease) {
    Commitment commitment = lease.result();
    return new ClaimedLease(
        new SignedLease(lease.lease(), lease.grant().signature()),
        commitment.root(),
        commitment.values().size());
  }

  private List<Signature> receipts(JobSpec job, Claim claim) {
    return keepers.stream().limit(2).map(key -> key.sign(claim.receipt(job.escrow()))).toList();
  }

  private ShardTask task(JobSpec job, GrantedLease granted) throws IOException {
    Lease lease = granted.lease();
    BlobStore blobs = submitter.store().blobs();
    Weights start =
        ModelFile.read(Files.readAllBytes(blobs.file(granted.grant().weights())), job.model());
    Tokens text =
        Tokens.read(Files.readAllBytes(blobs.file(job.trainTokens())), job.model().vocabulary());
    return new ShardTask(job, lease.round(), lease.shard(), start, text);
  }

  /** The block that the dispute was opened in. */
  private long challenge(Claim claim, ClaimList list, Tally tally) throws IOException {
    WalletKey challenger = submitter.wallet();
    byte[] secret = new byte[Hash.SIZE];
    random.nextBytes(secret);
    Hash salt = Hash.of(secret);
    tally.paid(mined(claims.commitChallenge(challenger, claim, 0, salt)));
    TransactionOutcome.Mined shown =
        mined(claims.challenge(challenger, claim, list, 0, salt, STAKE));
    tally.paid(shown);
    return shown.block();
  }

  private Terms opened(Court court, Hash challenge, long block) throws IOException {
    CourtEvent first = court.history(claims.dispute(challenge), block).getFirst();
    return ((CourtEvent.Opened) first).terms();
  }

  private Verdict settled(Claim claim, GrantedLease lease, Hash challenge, Seat winner, Tally tally)
      throws IOException {
    tally.paid(mined(claims.settle(submitter.wallet(), challenge)));
    boolean lost = claims.state(claim).orElseThrow().isVoid();
    Wei slashed = lost ? STAKE : Wei.ZERO;
    narrator.settled(lease, winner, slashed);
    return new Verdict(
        lease.holder(), lease.id(), tally.level, tally.moves, tally.gas, winner, slashed);
  }

  private static TransactionOutcome.Mined mined(TransactionOutcome outcome) throws IOException {
    return switch (outcome) {
      case TransactionOutcome.Mined mined -> mined;
      case TransactionOutcome.Failed failed -> throw new IOException(failed.sentence());
    };
  }
}
