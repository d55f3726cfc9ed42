package dev.hearth.api;

/**
 * What a peer's answer to a speed challenge proves: at least so many GFLOP/s by our clock, with
 * what it says itself beside it; both 0 when nothing is proven, and the sentence says why.
 */
public record PeerSpeed(
    String peer, boolean proven, double gflopsAtLeast, double gflopsClaimed, String sentence) {}
