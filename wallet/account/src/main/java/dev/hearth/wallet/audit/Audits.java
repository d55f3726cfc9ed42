package dev.hearth.wallet.audit;

import static dev.hearth.wallet.audit.AuditCalls.encode;
import static dev.hearth.wallet.audit.AuditCalls.number;
import static dev.hearth.wallet.audit.AuditCalls.word;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Creation;
import dev.hearth.wallet.chain.LogEntry;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contract that pays whoever is drawn to compute claimed leases again, at one address of one
 * chain. Transactions return once mined or failed; every method throws IOException when the chain
 * is not reached. Safe between threads.
 */
public final class Audits {
  private final Chain chain;
  private final Address contract;

  private Audits(Chain chain, Address contract) {
    this.chain = chain;
    this.contract = contract;
  }

  /** Puts a new one on the chain; its address is {@code Mined.contract()}. */
  public static TransactionOutcome deploy(Chain chain, WalletKey payer) throws IOException {
    return code().send(chain, payer);
  }

  /**
   * The first that the account put there, if it did so in one of its first thousand transactions.
   */
  public static Optional<Audits> madeBy(Chain chain, Address payer) throws IOException {
    return code().find(chain, payer).map(address -> new Audits(chain, address));
  }

  /** Whoever names the address may lie about what is there: see {@link #isGenuine}. */
  public static Audits at(Chain chain, Address contract) {
    return new Audits(chain, contract);
  }

  /** Whether this project's code made it, byte for byte; ask before a bond goes there. */
  public boolean isGenuine() throws IOException {
    return code().isAt(chain, contract);
  }

  public Address address() {
    return contract;
  }

  /** Who keeps what is claimed. */
  public KeeperDraws keepers() {
    return new KeeperDraws(chain, contract);
  }

  /** Opens the sponsor's pot for a job with some money. */
  public TransactionOutcome openPot(
      WalletKey sponsor, Address escrow, Hash job, PotTerms terms, Wei money) throws IOException {
    return send(sponsor, money, AuditCalls.openPot(escrow, job, terms));
  }

  /** Adds to a pot; anyone may. */
  public TransactionOutcome fill(WalletKey from, Hash pot, Wei money) throws IOException {
    return send(from, money, encode(AuditCalls.FILL, word(pot)));
  }

  /**
   * Offers to audit.
   *
   * @param bond the pot's
   * @param vendor of the device; at most 32 bytes of it are kept
   */
  public TransactionOutcome enrol(WalletKey auditor, Hash pot, Wei bond, String vendor)
      throws IOException {
    return send(auditor, bond, AuditCalls.enrol(pot, vendor));
  }

  /** Takes an auditor's bond back once the pot is over. */
  public TransactionOutcome withdrawBond(WalletKey auditor, Hash pot) throws IOException {
    return send(auditor, Wei.ZERO, encode(AuditCalls.WITHDRAW_BOND, word(pot)));
  }

  /** Has a claim's audits drawn by the second block after this; anyone may, once. */
  public TransactionOutcome announce(WalletKey gasPayer, Hash pot, Hash claim) throws IOException {
    return send(gasPayer, Wei.ZERO, encode(AuditCalls.ANNOUNCE, word(pot), word(claim)));
  }

  /** Fixes the beacon; anyone may, within 256 blocks. Missed, every lease is audited. */
  public TransactionOutcome poke(WalletKey gasPayer, Hash pot, Hash claim) throws IOException {
    return send(gasPayer, Wei.ZERO, encode(AuditCalls.POKE, word(pot), word(claim)));
  }

  /** Takes a turn; what is said stays hidden. */
  public TransactionOutcome commit(WalletKey auditor, Hash pot, Verdict verdict)
      throws IOException {
    return send(auditor, Wei.ZERO, AuditCalls.commit(pot, verdict, auditor.address()));
  }

  /** Says it: in a later block, within an hour. */
  public TransactionOutcome reveal(WalletKey auditor, Hash pot, Verdict verdict)
      throws IOException {
    return send(auditor, Wei.ZERO, AuditCalls.reveal(pot, verdict));
  }

  /** Pays for a verdict that came true, or gives its reward back to the pot; anyone may. */
  public TransactionOutcome settle(WalletKey gasPayer, Hash pot, Hash claim, int lease)
      throws IOException {
    return send(
        gasPayer,
        Wei.ZERO,
        encode(AuditCalls.SETTLE_VERDICT, word(pot), word(claim), number(lease)));
  }

  /** Takes the bond of an auditor that said that a planted root matches; anyone may. */
  public TransactionOutcome expose(WalletKey gasPayer, Hash pot, Hash claim, Planted planted)
      throws IOException {
    return send(gasPayer, Wei.ZERO, AuditCalls.expose(pot, claim, planted));
  }

  /** Pays a drawn keeper for its receipt of a claim that stood; anyone may. */
  public TransactionOutcome payKeeper(WalletKey gasPayer, Hash pot, Hash claim, Signature receipt)
      throws IOException {
    return send(gasPayer, Wei.ZERO, AuditCalls.payKeeper(pot, claim, receipt));
  }

  /** Gives what is left of a pot that is over to its sponsor; anyone may. */
  public TransactionOutcome empty(WalletKey gasPayer, Hash pot) throws IOException {
    return send(gasPayer, Wei.ZERO, encode(AuditCalls.EMPTY, word(pot)));
  }

  /** Pays an account what it was given here. */
  public TransactionOutcome collect(WalletKey account) throws IOException {
    return send(account, Wei.ZERO, encode(AuditCalls.COLLECT));
  }

  /** Every pot for a job of an escrow, oldest first, as they are now. */
  public List<Pot> pots(Address escrow, Hash job) throws IOException {
    List<Pot> pots = new ArrayList<>();
    long first = Escrow.at(chain, escrow).beginning(job); // no pot is opened before it is funded
    for (LogEntry log : chain.logs(contract, first, null, topic(escrow), job)) {
      if (AuditEvents.opensPot(log)) {
        pot(log.topics().get(1)).ifPresent(pots::add);
      }
    }
    return List.copyOf(pots);
  }

  /** What pots gave an account for audits and keeping, oldest first. */
  public List<AuditPay> paid(Address account) throws IOException {
    List<AuditPay> paid = new ArrayList<>();
    long first = chain.beginning(contract, encode(AuditCalls.MAKER));
    for (LogEntry log : chain.logs(contract, first, null, null, topic(account))) {
      AuditEvents.paid(log).ifPresent(paid::add);
    }
    return List.copyOf(paid);
  }

  /** All that a pot gave back to its sponsor. */
  public Wei emptied(Hash pot) throws IOException {
    Wei back = Wei.ZERO;
    for (LogEntry log : logs(pot)) {
      back = back.plus(AuditEvents.emptied(log).orElse(Wei.ZERO));
    }
    return back;
  }

  /** Who enrolled for a pot, oldest first; some may have lost their bond. */
  public List<Address> auditors(Hash pot) throws IOException {
    List<Address> auditors = new ArrayList<>();
    for (LogEntry log : logs(pot)) {
      AuditEvents.enrolled(log).ifPresent(auditors::add);
    }
    return List.copyOf(auditors);
  }

  private List<LogEntry> logs(Hash pot) throws IOException {
    long first = chain.beginning(contract, encode(AuditCalls.POT_OF, word(pot)));
    return chain.logs(contract, first, pot);
  }

  private static Hash topic(Address account) {
    return Hash.of(Eip712.word(account));
  }

  /** Empty when it was never opened. */
  public Optional<Pot> pot(Hash pot) throws IOException {
    Answer answer = read(9, encode(AuditCalls.POT_OF, word(pot)));
    PotTerms terms = new PotTerms(answer.count(4), answer.wei(5), answer.wei(6), answer.wei(7));
    return answer.isNobody(3)
        ? Optional.empty()
        : Optional.of(
            new Pot(
                answer.address(0),
                answer.time(1),
                answer.hash(2),
                answer.address(3),
                terms,
                answer.wei(8)));
  }

  /** Empty when it never enrolled. */
  public Optional<AuditorState> auditor(Hash pot, Address auditor) throws IOException {
    Answer answer = read(3, encode(AuditCalls.AUDITOR_OF, word(pot), word(auditor)));
    String vendor = new String(answer.word(2), StandardCharsets.UTF_8).replace("\0", "");
    return answer.flag(0) ? Optional.of(new AuditorState(answer.wei(1), vendor)) : Optional.empty();
  }

  /** The so manieth that enrolled, from 0. */
  public Address auditorAt(Hash pot, int number) throws IOException {
    return read(1, encode(AuditCalls.AUDITOR_AT, word(pot), number(number))).address(0);
  }

  /** Empty when the claim was never announced. */
  public Optional<DrawState> draw(Hash pot, Hash claim) throws IOException {
    Answer answer = read(5, encode(AuditCalls.DRAW_OF, word(pot), word(claim)));
    Optional<Hash> seed = answer.isNobody(4) ? Optional.empty() : Optional.of(answer.hash(4));
    return answer.isNobody(0)
        ? Optional.empty()
        : Optional.of(
            new DrawState(
                answer.number(0).longValueExact(),
                answer.time(1),
                answer.count(2),
                answer.flag(3),
                seed));
  }

  public VerdictState verdict(Hash pot, Hash claim, int lease) throws IOException {
    Answer answer = read(8, encode(AuditCalls.VERDICT_OF, word(pot), word(claim), number(lease)));
    return new VerdictState(
        answer.address(0),
        answer.time(1),
        VerdictState.Phase.values()[answer.count(2)],
        answer.flag(3),
        answer.flag(4),
        answer.hash(6),
        answer.hash(7));
  }

  /** Whose turn a lease is now; empty when it is not drawn, or not to be audited any more. */
  public Optional<Address> turn(Hash pot, Hash claim, int lease) throws IOException {
    Answer answer = read(1, encode(AuditCalls.TURN_OF, word(pot), word(claim), number(lease)));
    return answer.isNobody(0) ? Optional.empty() : Optional.of(answer.address(0));
  }

  /** What {@link #collect} would pay. */
  public Wei credit(Address account) throws IOException {
    return read(1, encode(AuditCalls.CREDIT_OF, word(account))).wei(0);
  }

  private static Creation code() {
    ContractArtifact artifact = ContractArtifact.audits();
    return new Creation(artifact.creationHex(), artifact.runtimeHex());
  }

  private Answer read(int words, Bytes call) throws IOException {
    return Answer.of(chain.read(contract, call), words);
  }

  private TransactionOutcome send(WalletKey from, Wei value, Bytes data) throws IOException {
    return chain.send(from, Call.of(contract, value, data));
  }
}
