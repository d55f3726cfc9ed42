package dev.hearth.api;

/** A peer by its address, and the size of the matrices it is to multiply. */
public record PeerCheck(String address, int size) {}
