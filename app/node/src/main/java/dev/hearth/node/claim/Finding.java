package dev.hearth.node.claim;

import dev.hearth.protocol.Hash;

/**
 * What came of an audit.
 *
 * @param matches whether the auditor came to the root that is claimed
 * @param evidence that it ran the lease as far as its own step
 */
record Finding(boolean matches, Hash evidence) {}
