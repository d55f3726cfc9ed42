package dev.hearth.wallet.audit;

import static dev.hearth.wallet.audit.AuditCalls.encode;
import static dev.hearth.wallet.audit.AuditCalls.number;
import static dev.hearth.wallet.audit.AuditCalls.word;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who offers to keep what is claimed, and which three of them a block's hash draws for a job. Its
 * payer names those when it opens claims; a provider looks whether it did. Throws as {@link
 * Audits}.
 */
public final class KeeperDraws {
  /** What a keeper locks until a week after it resigned. */
  public static final Wei BOND = Wei.parse("100000000000000000");

  private final Chain chain;
  private final Address contract;

  KeeperDraws(Chain chain, Address contract) {
    this.chain = chain;
    this.contract = contract;
  }

  /** Offers to keep, with {@link #BOND}. */
  public TransactionOutcome join(WalletKey keeper) throws IOException {
    return send(keeper, BOND, encode(AuditCalls.JOIN_KEEPERS));
  }

  /** Gives a week's notice. */
  public TransactionOutcome resign(WalletKey keeper) throws IOException {
    return send(keeper, Wei.ZERO, encode(AuditCalls.RESIGN));
  }

  /** Leaves after the notice; the bond is then the keeper's to {@link Audits#collect}. */
  public TransactionOutcome leave(WalletKey keeper) throws IOException {
    return send(keeper, Wei.ZERO, encode(AuditCalls.LEAVE_KEEPERS));
  }

  /** Has keepers drawn by the second block after this: for the job's payer, once. */
  public TransactionOutcome announce(WalletKey payer, Address escrow, Hash job) throws IOException {
    return send(payer, Wei.ZERO, encode(AuditCalls.ANNOUNCE_KEEPERS, word(escrow), word(job)));
  }

  /** Draws them; anyone may, within 256 blocks. */
  public TransactionOutcome draw(WalletKey gasPayer, Address escrow, Hash job) throws IOException {
    return send(gasPayer, Wei.ZERO, encode(AuditCalls.DRAW_KEEPERS, word(escrow), word(job)));
  }

  /** Empty when they were never announced. */
  public Optional<KeepersState> of(Address escrow, Hash job) throws IOException {
    Answer answer = read(6, encode(AuditCalls.KEEPERS_DRAW_OF, word(escrow), word(job)));
    List<Address> drawn =
        answer.isNobody(3) ? List.of() : Stream.of(3, 4, 5).map(answer::address).toList();
    return answer.isNobody(0)
        ? Optional.empty()
        : Optional.of(new KeepersState(answer.number(0).longValueExact(), answer.wei(2), drawn));
  }

  /** Empty when it is none, or has left. */
  public Optional<KeeperState> keeper(Address keeper) throws IOException {
    Answer answer = read(2, encode(AuditCalls.KEEPER_OF, word(keeper)));
    Optional<Instant> free = answer.isNobody(1) ? Optional.empty() : Optional.of(answer.time(1));
    return answer.isNobody(0) ? Optional.empty() : Optional.of(new KeeperState(free));
  }

  public int count() throws IOException {
    return read(1, encode(AuditCalls.KEEPERS_COUNT)).count(0);
  }

  public Address at(int index) throws IOException {
    return read(1, encode(AuditCalls.KEEPER_AT, number(index))).address(0);
  }

  private Answer read(int words, Bytes call) throws IOException {
    return Answer.of(chain.read(contract, call), words);
  }

  private TransactionOutcome send(WalletKey from, Wei value, Bytes data) throws IOException {
    return chain.send(from, Call.of(contract, value, data));
  }
}
