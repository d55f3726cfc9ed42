package dev.hearth.node.practice;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.device.InstalledDevice;
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
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.ShardTask;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.Game;
import dev.hearth.verifier.dispute.Player;
import dev.hearth.verifier.dispute.Replay;
import dev.hearth.verifier.dispute.Trace;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private final WalletKey challenger;
  private final BlobStore blobs;
  private final InstalledDevice device;
  private final int threads;
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
   * @param challenger the submitter's wallet
   * @param blobs the submitter's, with the weights that leases start from and the text
   */
  Trial(
      PracticeMoney money,
      List<WalletKey> keepers,
      WalletKey challenger,
      BlobStore blobs,
      InstalledDevice device,
      int threads,
      SecureRandom random,
      Narrator narrator) {
    this.money = money;
    this.claims = money.claims();
    this.keepers = keepers;
    this.challenger = challenger;
    this.blobs = blobs;
    this.device = device;
    this.threads = threads;
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
  Verdict about(JobSpec job, GrantedLease lease, PracticeProvider cheater) throws IOException {
    WalletKey node = WalletKey.of(cheater.peer().key().secret());
    ClaimList list = new ClaimList(job.escrow(), List.of(claimed(lease)));
    Claim claim = Claim.of(job.id(), lease.lease().provider(), node.address(), list);
    mined(claims.claim(node, claim, receipts(job, claim)));
    narrator.insists(lease);
    try (Device opened = device.open(threads, Pace.FREE);
        LeaseTrace trace = new LeaseTrace(task(job, lease), opened)) {
      Trace truth = new Replay(trace);
      Trace account =
          cheater
              .cheat()
              .orElseThrow()
              .account(task(job, lease), truth, trace, opened)
              .orElse(truth);
      Tally tally = new Tally();
      Dispute dispute = challenge(claim, list, tally);
      Seat winner = play(dispute, node, trace, truth, account, lease, tally);
      return settled(claim, lease, dispute, winner, tally);
    }
  }

  private record Dispute(Court court, Terms terms, Hash challenge) {}

  /** What a dispute has cost so far, and how far it came. */
  private static final class Tally {
    private long gas;
    private int moves;
    private Level level = Level.SEGMENTS;

    void spent(TransactionOutcome outcome) throws IOException {
      gas += mined(outcome).gasUsed();
    }

    void moved(Position at, TransactionOutcome outcome) throws IOException {
      spent(outcome);
      moves++;
      level = at.level();
    }
  }

  private static ClaimedLease claimed(GrantedLease lease) {
    Commitment commitment = lease.result();
    return new ClaimedLease(
        new SignedLease(lease.lease(), lease.grant().signature()),
        commitment.root(),
        commitment.stateRoots().size() + 1);
  }

  private List<Signature> receipts(JobSpec job, Claim claim) {
    return keepers.stream().limit(2).map(key -> key.sign(claim.receipt(job.escrow()))).toList();
  }

  private ShardTask task(JobSpec job, GrantedLease granted) throws IOException {
    Lease lease = granted.lease();
    Weights start =
        ModelFile.read(Files.readAllBytes(blobs.file(granted.grant().weights())), job.model());
    Tokens text =
        Tokens.read(Files.readAllBytes(blobs.file(job.trainTokens())), job.model().vocabulary());
    return new ShardTask(job, lease.round(), lease.shard(), start, text);
  }

  private Dispute challenge(Claim claim, ClaimList list, Tally tally) throws IOException {
    byte[] secret = new byte[Hash.SIZE];
    random.nextBytes(secret);
    Hash salt = Hash.of(secret);
    Hash challenge = claim.challenge(0, challenger.address());
    tally.spent(claims.commitChallenge(challenger, claim, 0, salt));
    tally.spent(claims.challenge(challenger, claim, list, 0, salt, STAKE));
    Court court = Court.at(money.chain(), claims.court());
    CourtEvent first = court.history(claims.dispute(challenge), 0).getFirst();
    return new Dispute(court, ((CourtEvent.Opened) first).terms(), challenge);
  }

  private Seat play(
      Dispute dispute,
      WalletKey node,
      LeaseTrace trace,
      Trace truth,
      Trace account,
      GrantedLease lease,
      Tally tally)
      throws IOException {
    List<Hash> values = new ArrayList<>(lease.result().stateRoots());
    values.add(lease.result().updateRoot());
    Game game = new Game(dispute.terms(), trace.program());
    Player prosecution = new Player(trace.program(), truth, values);
    Player defence = new Player(trace.program(), account, values);
    Position at = game.first();
    while (true) {
      boolean challengers = at.mover() == Seat.CHALLENGER;
      Optional<Move> move = (challengers ? prosecution : defence).move(at);
      if (move.isEmpty()) {
        throw new IOException("nothing to say at " + at.level());
      }
      WalletKey mover = challengers ? challenger : node;
      tally.moved(at, dispute.court().move(mover, dispute.terms(), at, move.get()));
      prosecution.moved(at, move.get());
      defence.moved(at, move.get());
      switch (game.apply(at, move.get())) {
        case Turn.Next(Position next) -> {
          narrator.narrowed(next, trace.program());
          at = next;
        }
        case Turn.Over over -> {
          narrator.judged(over, trace.program());
          return over.winner();
        }
        case Turn.Refused(String why) -> throw new IOException(why);
      }
    }
  }

  private Verdict settled(
      Claim claim, GrantedLease lease, Dispute dispute, Seat winner, Tally tally)
      throws IOException {
    tally.spent(claims.settle(challenger, dispute.challenge()));
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
