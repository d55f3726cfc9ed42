package dev.hearth.wallet.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The contract's logs; tests hold the signatures to Audits.abi. */
final class AuditEvents {
  static final String POT_OPENED =
      "PotOpened(bytes32,address,bytes32,address,(uint32,uint96,uint96,uint96),uint64)";
  static final String ENROLLED = "Enrolled(bytes32,address,bytes32,uint256)";
  static final String POT_EMPTIED = "PotEmptied(bytes32,uint256)";
  static final String VERDICT_SETTLED = "VerdictSettled(bytes32,bytes32,address,uint256,uint256)";
  static final String KEEPER_PAID = "KeeperPaid(bytes32,bytes32,address,uint256)";

  private static final int NO_LEASE = 0;

  private AuditEvents() {}

  static boolean opensPot(LogEntry log) {
    return is(log, POT_OPENED);
  }

  /** Empty for another event. */
  static Optional<Address> enrolled(LogEntry log) throws IOException {
    return is(log, ENROLLED)
        ? Optional.of(Answer.of(Bytes.of(log.topics().get(2).toArray()), 1).address(0))
        : Optional.empty();
  }

  /** Empty for another event. */
  static Optional<Wei> emptied(LogEntry log) throws IOException {
    return is(log, POT_EMPTIED) ? Optional.of(Answer.of(log.data(), 1).wei(0)) : Optional.empty();
  }

  /** Empty for another event, and for a verdict that did not come true. */
  static Optional<AuditPay> paid(LogEntry log) throws IOException {
    if (is(log, VERDICT_SETTLED)) {
      Answer answer = Answer.of(log.data(), 2);
      AuditPay pay = pay(log, AuditPay.Kind.AUDIT, answer.count(0), answer.wei(1));
      return Optional.of(pay).filter(settled -> !settled.amount().isZero());
    }
    return is(log, KEEPER_PAID)
        ? Optional.of(pay(log, AuditPay.Kind.KEEPING, NO_LEASE, Answer.of(log.data(), 1).wei(0)))
        : Optional.empty();
  }

  private static AuditPay pay(LogEntry log, AuditPay.Kind kind, int lease, Wei amount) {
    Hash pot = log.topics().get(1);
    return new AuditPay(kind, pot, log.topics().get(2), lease, amount);
  }

  private static boolean is(LogEntry log, String signature) {
    Hash topic = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII));
    return log.topics().getFirst().equals(topic);
  }
}
