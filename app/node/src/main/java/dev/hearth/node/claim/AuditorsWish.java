package dev.hearth.node.claim;

import dev.hearth.protocol.Wei;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the owner says of audits for pay. Asked each time.
 *
 * @param audits whether this machine audits at all
 * @param most the largest bond it puts up for one pot
 */
public record AuditorsWish(BooleanSupplier audits, Supplier<Wei> most) {}
