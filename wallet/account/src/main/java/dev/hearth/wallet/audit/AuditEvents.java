package dev.hearth.wallet.audit;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.LogEntry;
import java.nio.charset.StandardCharsets;

/** The contract's logs; tests hold the signatures to Audits.abi. */
final class AuditEvents {
  static final String POT_OPENED =
      "PotOpened(bytes32,address,bytes32,address,(uint32,uint96,uint96,uint96),uint64)";

  private AuditEvents() {}

  static boolean opensPot(LogEntry log) {
    Hash topic = Hash.keccak256(POT_OPENED.getBytes(StandardCharsets.US_ASCII));
    return log.topics().getFirst().equals(topic);
  }
}
