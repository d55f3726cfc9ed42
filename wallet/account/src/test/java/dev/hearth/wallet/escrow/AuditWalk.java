package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.DrawState;
import dev.hearth.wallet.audit.KeeperDraws;
import dev.hearth.wallet.audit.Planted;
import dev.hearth.wallet.audit.Verdict;
import dev.hearth.wallet.escrow.AuditWalkState.Audited;
import dev.hearth.wallet.escrow.AuditWalkState.Made;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A random walk of two pots for one job, held to the models after every step, to the wei. */
final class AuditWalk {
  static final Set<String> STEPS =
      Set.of(
          "fill", "enrol", "commit", "reveal", "lapse", "paid", "unpaid", "expose", "join",
          "resign", "leave", "collect");

  /** No number of these comes near the end of a time that the contract counts. */
  private static final Duration PACE = Duration.ofMinutes(37);

  private static final Hash SALT = ClaimedJob.SALT;
  private static final long REVEAL = 3600;

  /** So many steps, a claim is made. */
  private static final int EVERY = 20;

  private final AuditWalkState at;
  private final AuditedJob job;
  private final Audits audits;

  AuditWalk(AuditedJob job, long seed) throws IOException {
    this.job = job;
    this.at = new AuditWalkState(job, seed);
    this.audits = at.audits;
  }

  /**
   * So many steps, and some more while chance, by which blocks draw, has left something out.
   * Returns what the contract did at least once.
   */
  Set<String> run(int steps) throws IOException {
    for (int i = 0; i < steps || i < 8 * steps && !at.accepted().containsAll(STEPS); i++) {
      if (i % EVERY == 0) {
        claim(i / EVERY);
      }
      step();
      at.assertConserved();
    }
    finish();
    return at.accepted();
  }

  private void step() throws IOException {
    Audited pot = at.any(at.pots);
    WalletKey who = at.any(at.people);
    switch (at.random.nextInt(32)) {
      case 0 -> keeper(who);
      case 1, 2 -> fill(pot, who);
      case 3, 4 -> enrol(pot, who);
      case 5, 6 -> collect(who);
      case 7, 8, 9 -> job.fixture.advance(PACE.multipliedBy(at.random.nextInt(1, 12)));
      case 10, 11, 12 -> expose(pot, who);
      case 13 -> refute(at.any(at.made));
      case 14, 15, 16, 17, 18 -> settle(pot, at.any(at.made), at.random.nextInt(2), who);
      default -> audit(pot, at.any(recent()), at.random.nextInt(2));
    }
  }

  /** Those that are not over yet, most likely. */
  private List<Made> recent() {
    return at.made.subList(Math.max(0, at.made.size() - 3), at.made.size());
  }

  /** Every third one is false, every third has a planted root; all are announced at once. */
  private void claim(int number) throws IOException {
    Audited pot = at.any(at.pots);
    job.pot = pot.id();
    AuditedJob.mined(job.claims.postBond(job.account, job.node.address(), ClaimedJob.STAKE));
    int from = 40 * number;
    Planted planted = number % 3 == 1 ? job.planted(Hash.sha256(new byte[] {(byte) number})) : null;
    ClaimList list =
        switch (number % 3) {
          case 0 ->
              job.list(
                  job.lease(from, 10),
                  job.submitter.withKey(ClaimedJob.nodeKey()).sign(job.lease(from, 9).lease()));
          case 1 -> planted.list();
          default -> job.list(job.lease(from, 10), job.lease(from + 10, 10));
        };
    Claim claim = job.claimed(list);
    at.made.add(new Made(claim, list, number % 3 == 0, pot.id(), planted));
    for (Audited each : at.pots) {
      if (at.people.stream().anyMatch(who -> each.model().bond(who.address()) > 0)) {
        AuditedJob.mined(audits.announce(job.payer, each.id(), claim.id()));
        job.blocks(2);
        AuditedJob.mined(audits.poke(job.payer, each.id(), claim.id()));
      }
    }
  }

  private void fill(Audited pot, WalletKey who) throws IOException {
    int amount = at.random.nextInt(40);
    var outcome = audits.fill(who, pot.id(), Wei.of(amount));
    if (at.check("fill", who, outcome, amount > 0)) {
      at.move(who.address(), -amount);
      pot.model().money += amount;
    }
  }

  private void enrol(Audited pot, WalletKey who) throws IOException {
    boolean expected = pot.model().enrol(who.address(), AuditWalkState.BOND);
    var outcome = audits.enrol(who, pot.id(), pot.terms().bond(), "");
    if (at.check("enrol", who, outcome, expected)) {
      at.move(who.address(), -AuditWalkState.BOND);
    }
  }

  private void keeper(WalletKey who) throws IOException {
    Address account = who.address();
    boolean joined = at.keepers.contains(account);
    Wei bond = KeeperDraws.BOND;
    if (!joined) {
      at.check("join", who, audits.keepers().join(who), true);
      at.keepers.add(account);
      at.move(account, bond.amount().negate());
      return;
    }
    at.check("resign", who, audits.keepers().resign(who), true);
    job.fixture.advance(Duration.ofDays(7).plus(PACE));
    at.check("leave", who, audits.keepers().leave(who), true);
    at.keepers.remove(account);
    at.credit(account, AuditWalkState.KEEPERS);
  }

  private void collect(WalletKey who) throws IOException {
    Wei credit = at.credit(who.address());
    if (at.check("collect", who, audits.collect(who), !credit.isZero())) {
      at.credits.remove(who.address());
      at.move(who.address(), credit.amount());
    }
  }

  /** By whose turn it is, mostly; what it says is a matter of chance. */
  private void audit(Audited pot, Made made, int index) throws IOException {
    Optional<DrawState> draw = audits.draw(pot.id(), made.claim().id());
    Optional<Address> turn = audits.turn(pot.id(), made.claim().id(), index);
    WalletKey who = turn.flatMap(this::person).orElse(at.any(at.people));
    boolean matches = at.random.nextInt(3) > 0;
    Verdict verdict =
        new Verdict(made.claim().id(), index, matches, SALT, Hash.sha256(new byte[] {1}));
    PotModel.Lease lease = new PotModel.Lease(made.claim().id(), index);
    boolean may =
        draw.isPresent() && turn.filter(who.address()::equals).isPresent() && !isVoid(made);
    boolean expected = may && pot.model().commit(lease, who.address(), now(), now() + REVEAL);
    if (at.check("commit", who, audits.commit(who, pot.id(), verdict), expected)
        && at.random.nextInt(5) > 0) {
      boolean revealed = pot.model().reveal(lease, who.address(), now(), matches);
      at.check("reveal", who, audits.reveal(who, pot.id(), verdict), revealed);
    }
  }

  private Optional<WalletKey> person(Address account) {
    return at.people.stream().filter(key -> key.address().equals(account)).findAny();
  }

  private void settle(Audited pot, Made made, int index, WalletKey who) throws IOException {
    PotModel.Lease lease = new PotModel.Lease(made.claim().id(), index);
    PotModel.Said said = pot.model().said(lease);
    boolean lapsed = pot.model().lapse(lease, now());
    boolean decided = isVoid(made) || stood(made);
    boolean due = said != null && said.matches() != null && !said.settled() && decided;
    String step = lapsed ? "lapse" : due && worth(pot, made, said) > 0 ? "paid" : "unpaid";
    var outcome = audits.settle(who, pot.id(), made.claim().id(), index);
    if (at.check(step, who, outcome, lapsed || due) && !lapsed) {
      int paid = worth(pot, made, said);
      pot.model().settle(lease, paid);
      at.credit(said.auditor(), paid);
      if (!said.matches()) {
        at.paidForFalse.merge(made.claim().id(), paid, Integer::sum);
      }
    }
  }

  private int worth(Audited pot, Made made, PotModel.Said said) throws IOException {
    int reward = pot.terms().reward().amount().intValueExact();
    if (said.matches() == isVoid(made)) {
      return 0;
    }
    int burned = ClaimedJob.STAKE.amount().intValueExact() / 2;
    int left = burned - at.paidForFalse.getOrDefault(made.claim().id(), 0);
    return said.matches() ? reward : Math.min(reward, left);
  }

  /** Of one of the last planted claims, which may be for the other pot. */
  private void expose(Audited pot, WalletKey who) throws IOException {
    List<Made> planted = at.made.stream().filter(made -> made.planted() != null).toList();
    if (!planted.isEmpty()) {
      expose(pot, at.any(planted.subList(Math.max(0, planted.size() - 2), planted.size())), who);
    }
  }

  private void expose(Audited pot, Made made, WalletKey who) throws IOException {
    boolean planted = made.pot().equals(pot.id());
    PotModel.Lease lease = new PotModel.Lease(made.claim().id(), 1);
    boolean expected = planted && pot.model().expose(lease);
    var outcome = audits.expose(who, pot.id(), made.claim().id(), made.planted());
    at.check("expose", who, outcome, expected);
  }

  private void refute(Made made) throws IOException {
    Instant end = job.claims.state(made.claim()).orElseThrow().since().plus(Duration.ofDays(2));
    if (made.isFalse() && !isVoid(made) && job.chain.time().isBefore(end.minus(PACE))) {
      job.refute(job.challenger, made.claim(), made.list());
    }
  }

  private boolean isVoid(Made made) throws IOException {
    return job.claims.state(made.claim()).orElseThrow().isVoid();
  }

  private boolean stood(Made made) throws IOException {
    ClaimState state = job.claims.state(made.claim()).orElseThrow();
    return job.chain.time().isAfter(state.since().plus(Duration.ofHours(50)));
  }

  private long now() throws IOException {
    return job.chain.time().getEpochSecond();
  }

  /** Nobody's money is stuck. */
  private void finish() throws IOException {
    job.fixture.advance(AuditWalkState.TERM.plusDays(22));
    for (Audited pot : at.pots) {
      for (Made made : at.made) {
        settle(pot, made, 0, job.payer);
        settle(pot, made, 1, job.payer);
      }
      for (WalletKey who : at.people) {
        int bond = pot.model().leave(who.address());
        at.check("withdraw", who, audits.withdrawBond(who, pot.id()), bond > 0);
        at.credit(who.address(), bond);
      }
      at.check("empty", job.payer, audits.empty(job.payer, pot.id()), true);
      at.credit(pot.sponsor().address(), pot.model().empty());
      at.assertConserved();
    }
    List<WalletKey> keepers = new ArrayList<>(at.people);
    keepers.removeIf(who -> !at.keepers.contains(who.address()));
    for (WalletKey keeper : keepers) {
      keeper(keeper);
    }
    for (WalletKey who : at.people) {
      collect(who);
    }
    at.assertConserved();
    assertThat(job.chain.balance(audits.address())).isEqualTo(Wei.ZERO);
  }
}
