package dev.hearth.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.court.DisputeState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dispute on a chain, between two keys, followed by what the chain tells of it. */
final class Dispute {
  static final Duration PATIENCE = Duration.ofHours(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  final Chain chain;
  final Court court;
  final WalletKey challenger;
  final WalletKey provider;
  final Terms terms;
  Position position;
  List<Hash> posted;

  /** Units used, by what was done. */
  final Map<String, Long> gas = new LinkedHashMap<>();

  /** The step that the dispute came through. */
  int step;

  private Dispute(
      Chain chain,
      Court court,
      WalletKey challenger,
      WalletKey provider,
      Terms terms,
      List<Hash> commitment) {
    this.chain = chain;
    this.court = court;
    this.challenger = challenger;
    this.provider = provider;
    this.terms = terms;
    this.position = terms.first();
    this.posted = commitment;
  }

  static Dispute open(Chain chain, Court court, Toy toy, List<Hash> commitment) throws IOException {
    WalletKey challenger = rich(chain);
    WalletKey provider = rich(chain);
    List<Hash> leaves = commitment.stream().map(v -> HashTree.leaf(3, v.toArray())).toList();
    Terms terms =
        new Terms(
            challenger.address(),
            Hash.sha256(challenger.address().toArray()),
            challenger.address(),
            provider.address(),
            toy.programHash(),
            toy.inputsRoot(),
            toy.startRoot(),
            HashTree.typed(3, leaves).root(3),
            commitment.size(),
            PATIENCE.toSeconds());
    Dispute dispute = new Dispute(chain, court, challenger, provider, terms, commitment);
    dispute.gas.put("open", mined(court.open(challenger, terms)).gasUsed());
    return dispute;
  }

  static WalletKey rich(Chain chain) throws IOException {
    WalletKey key = WalletKey.generate(RANDOM);
    chain.practiceTools().grant(key.address(), Wei.parse("1000000000000000000000"));
    return key;
  }

  /** The moves until it is decided. */
  void play(Side challenger, Side provider) throws IOException {
    while (verdict() == DisputeState.Verdict.OPEN) {
      Side side = position.ply() % 2 == 0 ? challenger : provider;
      mined(send(side.answer(position, posted, step)));
    }
  }

  TransactionOutcome send(Move move) throws IOException {
    TransactionOutcome outcome = court.move(mover(), terms, position, move);
    if (outcome instanceof TransactionOutcome.Mined mined) {
      String what = position.ply() + " " + move.getClass().getSimpleName();
      follow();
      gas.put(what + " of " + posted.size(), mined.gasUsed());
    }
    return outcome;
  }

  WalletKey mover() {
    return position.ply() % 2 == 0 ? challenger : provider;
  }

  WalletKey waiting() {
    return position.ply() % 2 == 0 ? provider : challenger;
  }

  DisputeState.Verdict verdict() throws IOException {
    return state().verdict();
  }

  DisputeState state() throws IOException {
    return court.state(terms.dispute()).orElseThrow();
  }

  List<CourtEvent> history() throws IOException {
    return court.history(terms.dispute(), 0);
  }

  private void follow() throws IOException {
    if (!(history().getLast() instanceof CourtEvent.Moved moved)) {
      return;
    }
    if (position.level() == Level.STEPS && moved.position().level() == Level.STAGES) {
      step = (int) Side.begin(position, moved.picked());
    }
    position = moved.position();
    posted =
        position.level() == Level.WORDS ? Side.values(moved.words().toArray()) : moved.values();
    assertThat(state().position()).isEqualTo(position.hash());
  }

  static TransactionOutcome.Mined mined(TransactionOutcome outcome) {
    assertThat(outcome).isInstanceOf(TransactionOutcome.Mined.class);
    return (TransactionOutcome.Mined) outcome;
  }

  static void refused(TransactionOutcome outcome, String error) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            TransactionOutcome.Reverted.class,
            reverted -> assertThat(reverted.revert().toString()).startsWith(error));
  }
}
