package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction did.
 *
 * @param gasUsed after refunds
 * @param created the contract's address, where one was asked for
 */
public record Execution(Outcome outcome, long gasUsed, List<Log> logs, Optional<Address> created) {}
