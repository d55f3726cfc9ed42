package dev.hearth.wallet.court;

import dev.hearth.protocol.Hash;

/** The roots of the three regions of a memory. */
public record Regions(Hash first, Hash second, Hash third) {}
