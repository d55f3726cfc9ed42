package dev.hearth.node.dispute;

import dev.hearth.protocol.Signature;
import dev.hearth.protocol.dispute.Position;

/** A position with both signatures: what the court takes. */
record Agreed(Position position, Signature challenger, Signature provider) {}
