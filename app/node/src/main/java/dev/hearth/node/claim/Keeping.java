package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.KeptClaims;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.KeeperDraws;
import dev.hearth.wallet.audit.KeeperState;
import dev.hearth.wallet.audit.KeepersState;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers this node as a keeper as long as its owner wants that, and has pots pay for what it kept.
 * The keeper is the node key: that signs receipts. One caller at a time, but for the notice.
 */
public final class Keeping {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
  private static final int GAS_OF_JOINING = 150_000;
  private static final int GAS_OF_LEAVING = 120_000;
  private static final int GAS_OF_PAY = 220_000;
  private static final int GAS_OF_COLLECTING = 60_000;
  private static final int GAS_OF_SENDING = 30_000;

  private final Funds funds;
  private final EscrowGateway escrow;
  private final Audits audits;
  private final WalletKey node;
  private final KeptClaims kept;
  private final Forwarding forwarding;
  private final Payee payout;
  private final BooleanSupplier wanted;
  private final InstantSource clock;
  private final Set<Hash> paid = new HashSet<>();
  private boolean genuine;
  private volatile Optional<String> lack = Optional.empty();

  /**
   * @param node whose receipts are paid
   * @param payout the owner's account
   * @param wanted whether the owner offers this node
   */
  public Keeping(
      Funds funds,
      EscrowGateway escrow,
      Audits audits,
      WalletKey node,
      NodeStore store,
      Payee payout,
      BooleanSupplier wanted,
      InstantSource clock) {
    this.funds = funds;
    this.escrow = escrow;
    this.audits = audits;
    this.node = node;
    this.kept = store.keptClaims();
    this.forwarding = new Forwarding(funds.chain(), store.transfers(), clock);
    this.payout = payout;
    this.wanted = wanted;
    this.clock = clock;
  }

  /** Joins or leaves, and takes what is due. Trouble with the chain is for the next look. */
  public void look() {
    try {
      genuine = genuine || audits.isGenuine();
      if (genuine) {
        attend();
        kept.all().forEach(this::bePaidOrLater);
        collect();
      }
    } catch (IOException e) {
      LOG.info("Keeping for pay is looked after later: {}", e.getMessage());
    }
  }

  private void attend() throws IOException {
    KeeperDraws draws = audits.keepers();
    Optional<KeeperState> own = draws.keeper(node.address());
    Optional<Instant> free = own.flatMap(KeeperState::free);
    if (own.isEmpty()) {
      lack = wanted.getAsBoolean() ? joined(draws) : Optional.empty();
    } else if (free.isPresent() && !Window.now(escrow, clock).isBefore(free.get())) {
      provide(GAS_OF_LEAVING);
      draws.leave(node).orThrow();
    } else if (free.isEmpty() && !wanted.getAsBoolean()) {
      provide(GAS_OF_LEAVING);
      draws.resign(node).orThrow();
    }
  }

  /** What is missing for it, in a sentence. */
  private Optional<String> joined(KeeperDraws draws) throws IOException {
    Wei needed = KeeperDraws.BOND.plus(gas(GAS_OF_JOINING));
    Optional<String> missing = funds.raise(node.address(), needed);
    if (missing.isEmpty()) {
      draws.join(node).orThrow();
    }
    return missing.map("This machine does not keep for pay yet. "::concat);
  }

  /** One that nothing is known of does not stand in the way of others. */
  private void bePaidOrLater(KeptClaim claim) {
    try {
      ClaimFile file = ClaimFile.of(claim.work());
      if (file.job().escrow().chainId() == funds.chain().id()) {
        bePaid(file);
      }
    } catch (IOException e) {
      LOG.info("Claim {} is paid later: {}", claim.id().brief(), e.getMessage());
    }
  }

  private void bePaid(ClaimFile file) throws IOException {
    Optional<ClaimState> state = escrow.claims(file.job()).state(file.claim());
    boolean stood =
        state.isPresent()
            && !state.get().isVoid()
            && state.get().open() == 0
            && Window.isOver(state.get(), Window.now(escrow, clock));
    if (stood && !paid.contains(file.id())) {
      for (Pot pot : audits.pots(file.job().escrow().contract(), file.job().id())) {
        if (isWorth(pot) && isDrawn(file)) {
          bePaid(pot, file);
        }
      }
      paid.add(file.id());
    }
  }

  private boolean isWorth(Pot pot) throws IOException {
    Wei reward = pot.terms().keeperReward();
    return pot.money().compareTo(reward) >= 0 && reward.compareTo(gas(GAS_OF_PAY)) > 0;
  }

  private boolean isDrawn(ClaimFile file) throws IOException {
    return audits
        .keepers()
        .of(file.job().escrow().contract(), file.job().id())
        .map(KeepersState::drawn)
        .filter(drawn -> drawn.contains(node.address()))
        .isPresent();
  }

  /** Two of three are paid; the third is refused before it costs anything. */
  private void bePaid(Pot pot, ClaimFile file) throws IOException {
    provide(GAS_OF_PAY);
    Hash receipt = file.claim().receipt(file.job().escrow());
    TransactionOutcome outcome = audits.payKeeper(node, pot.id(), file.id(), node.sign(receipt));
    if (!(outcome instanceof TransactionOutcome.Reverted)) {
      outcome.orThrow();
    }
  }

  /** What keeping brought stays here until it is swept; the bond goes to the owner at once. */
  private void collect() throws IOException {
    Wei credit = audits.credit(node.address());
    if (credit.compareTo(gas(GAS_OF_COLLECTING)) > 0) {
      boolean left = audits.keepers().keeper(node.address()).isEmpty();
      if (left && credit.compareTo(KeeperDraws.BOND) >= 0) {
        forwarding.intend(bond(), node, payout.account(), KeeperDraws.BOND);
      }
      provide(GAS_OF_COLLECTING);
      audits.collect(node).orThrow();
    }
    if (forwarding.isIntended(bond())) {
      if (!forwarding.isBegun(bond())) {
        provide(KeeperDraws.BOND.plus(gas(GAS_OF_SENDING)));
      }
      forwarding.send(bond(), node);
    }
  }

  /** What the bond is sent on for; it may be put up again after. */
  private Hash bond() {
    return Hash.keccak256(Eip712.word(audits.address()), Eip712.word(node.address()));
  }

  private void provide(int units) throws IOException {
    provide(gas(units));
  }

  private void provide(Wei needed) throws IOException {
    Optional<String> missing = funds.raise(node.address(), needed);
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
  }

  private Wei gas(int units) throws IOException {
    return funds.chain().gasPrice().times(units);
  }

  /** What it cannot join for want of. For any thread. */
  public Optional<String> notice() {
    return lack;
  }
}
