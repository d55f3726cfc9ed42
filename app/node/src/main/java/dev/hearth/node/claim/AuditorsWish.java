package dev.hearth.node.claim;

import dev.hearth.protocol.Wei;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the owner says of audits for pay. Asked each time.
 *
 * @param audits whether this machine audits at all
 * @param most the most that all its bonds may come to
 */
public record AuditorsWish(BooleanSupplier audits, Supplier<Wei> most) {}
