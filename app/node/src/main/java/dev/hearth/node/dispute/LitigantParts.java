package dev.hearth.node.dispute;

import dev.hearth.protocol.PeerId;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.keys.WalletKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a litigant is made of. All of it stays the caller's to close.
 *
 * @param court a genuine one
 * @param key of the side that it plays; pays the gas
 * @param folder of this dispute and seat alone, the same after a restart
 * @param opponent where the other side is reached; empty: wherever it first shows up
 * @param hearing told how it goes
 */
public record LitigantParts(
    Court court,
    WalletKey key,
    Path folder,
    DisputeProtocol protocol,
    Optional<PeerId> opponent,
    Pacing pacing,
    InstantSource clock,
    ScheduledExecutorService scheduler,
    Hearing hearing) {}
