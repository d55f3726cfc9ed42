package dev.hearth.node.agent;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.claim.Exposing;
import dev.hearth.node.claim.Funds;
import dev.hearth.node.claim.Keeping;
import dev.hearth.node.claim.Pots;
import dev.hearth.node.claim.Takings;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Values;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.keys.WalletKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agent's part in what pots pay for: those of its own jobs with what is planted for their
 * auditors, keeping for others', and the way of what that and audits bring to the owner.
 */
final class PaidChecks {
  private final Optional<Pots> pots;
  private final Optional<Exposing> exposing;
  private final Optional<Keeping> keeping;
  private final Takings takings;
  private final WalletKey purse;
  private final WalletKey node;
  private final Map<Hash, String> unopened = new ConcurrentHashMap<>();

  /**
   * @param audits what pays, where that is known
   */
  PaidChecks(Household household, EscrowGateway escrow, Funds funds, Optional<Audits> audits) {
    this.purse = funds.purse().gas();
    this.node = WalletKey.of(household.identity().nodeKey().secret());
    this.pots =
        audits.map(paying -> new Pots(funds, escrow, paying, household.store(), household.clock()));
    this.exposing =
        audits.map(
            paying ->
                new Exposing(
                    funds, escrow, paying, household.store(), household.host(), household.clock()));
    this.keeping =
        audits.map(
            paying ->
                new Keeping(
                    funds,
                    escrow,
                    paying,
                    node,
                    household.store(),
                    household.identity()::address,
                    () -> values(household).get(Catalogue.KEEPING),
                    household.clock()));
    this.takings =
        new Takings(
            funds.chain(),
            audits,
            household.store(),
            household.identity()::address,
            () -> values(household).get(Catalogue.GAS_SHARE),
            household.clock());
  }

  private static Values values(Household household) {
    return household.settings().values();
  }

  /** One caller at a time. */
  void look() {
    pots.ifPresent(Pots::look);
    pots.ifPresent(own -> unopened.keySet().removeIf(own::isOpen));
    exposing.ifPresent(Exposing::look);
    keeping.ifPresent(Keeping::look);
    takings.look(purse, Takings.GAS_OF_A_CHALLENGER);
    takings.look(node, Takings.GAS_OF_ANY);
  }

  /** Keeps what a job's pot is to be. */
  void agree(JobSpec job, AuditPot pot, WalletKey payer) {
    pots.ifPresent(own -> own.agree(job, pot, payer.address()));
  }

  void disagree(JobSpec job) {
    pots.ifPresent(own -> own.disagree(job.id()));
  }

  /** Opens a pot for a job, and keeps for the owner why it is not open. */
  void open(JobSpec job, AuditPot pot, WalletKey payer) {
    note(job, pots.flatMap(own -> own.open(job, pot, payer)));
  }

  /** The same with the one that was agreed on, if any was. */
  void openAgreed(JobSpec job, WalletKey payer) {
    note(job, pots.flatMap(own -> own.openAgreed(job, payer)));
  }

  private void note(JobSpec job, Optional<String> trouble) {
    trouble.ifPresent(
        reason ->
            unopened.put(
                job.id(), "“" + job.title() + "”: its pot for audits is not open. " + reason));
  }

  /** For any thread. */
  Optional<String> notice() {
    return unopened.values().stream()
        .findFirst()
        .or(() -> exposing.flatMap(Exposing::notice))
        .or(() -> pots.flatMap(Pots::notice))
        .or(() -> keeping.flatMap(Keeping::notice));
  }
}
