package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.keys.WalletKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What auditing is done with. All of it stays the caller's to close.
 *
 * @param funds whose purse enrols, audits, challenges, and pays the gas
 * @param spare whether this machine may compute for others now
 * @param vendor of the device that audits, in its own words
 */
public record AuditorParts(
    NodeStore store,
    Host host,
    EscrowGateway escrow,
    Audits audits,
    WorkerQueue computing,
    Replays replays,
    Litigation litigation,
    Funds funds,
    BooleanSupplier spare,
    String vendor,
    AuditListener listener,
    SecureRandom random,
    InstantSource clock) {
  /** The account that audits. */
  WalletKey key() {
    return funds.purse().gas();
  }
}
