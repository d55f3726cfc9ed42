package dev.hearth.wallet.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who offers to keep.
 *
 * @param free from when on it may leave; empty before it resigned
 */
public record KeeperState(Optional<Instant> free) {}
