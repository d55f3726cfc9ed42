/**
 * Which claimed leases are audited, and by whom, once the hash of a block is known: a pure rule,
 * the one that {@code Beacon.sol} follows.
 */
package dev.hearth.protocol.audit;
