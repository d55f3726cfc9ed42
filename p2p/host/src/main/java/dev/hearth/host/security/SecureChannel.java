package dev.hearth.host.security;

import dev.hearth.host.identity.RemoteKey;
import dev.hearth.host.stream.Pipe;
import java.util.List;

/** An encrypted pipe, who is at its other end, and the muxers they offered while at it. */
public record SecureChannel(Pipe pipe, RemoteKey remote, List<String> remoteMuxers) {}
