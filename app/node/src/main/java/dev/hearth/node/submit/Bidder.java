package dev.hearth.node.submit;

import dev.hearth.protocol.Bid;
import dev.hearth.protocol.PeerId;

/** A provider that asked for work of a job, and its latest bid. */
record Bidder(PeerId peer, Bid bid) {}
