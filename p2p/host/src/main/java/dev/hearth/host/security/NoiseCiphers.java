package dev.hearth.host.security;

/** The two directions of a finished handshake, seen from one side. */
record NoiseCiphers(CipherState send, CipherState receive) {}
